import { errors } from '@nats-io/transport-node';

const CODES = /^(08\w{3}|40P01|53300|55P03|57P0\d|ECONNREFUSED|ECONNRESET|EPIPE)$/;
const SENTENCES =
  /connection terminated|client has encountered a connection error|not within \d+ s|timeout exceeded/i;
const OF_THE_BUS = [
  errors.TimeoutError,
  errors.NoRespondersError,
  errors.ConnectionError,
  errors.ClosedConnectionError,
];

/** Whether a fault could not be made because what another one struck at the same time was in its way. */
export function isOvertaken(error) {
  return (
    CODES.test(error.code ?? '') ||
    SENTENCES.test(error.message) ||
    OF_THE_BUS.some((type) => error instanceof type)
  );
}
