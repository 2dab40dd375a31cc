/** How another service is asked in the name of the caller: made at this service's door, handed on as it is. */
export interface OnBehalf {
  readonly token?: string;
  readonly correlationId?: string;
  /** Nobody waits for an answer after this instant. */
  readonly deadline?: Date;
  readonly traceparent?: string;
}
