/** The test run's nats-server; without a user everything is allowed there, in an account of its own. */
export function natsUrl(): string {
  const url = process.env['TEST_NATS_URL'];
  if (!url)
    throw new Error('TEST_NATS_URL is not set: name the test *.int-spec.ts, so that Jest starts nats-server');
  return url;
}
