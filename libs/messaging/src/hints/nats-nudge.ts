import type { BusConnection } from '../connection/bus-connection.js';

/** One replica tells the one that relays that there are facts to publish. Best effort: the relay also polls. */
export class NatsNudge {
  private readonly subject: string;

  constructor(private readonly bus: BusConnection) {
    this.subject = `nudge.${bus.name}`;
  }

  /** Never throws and never waits. */
  send(): void {
    if (this.bus.connected) this.bus.nats.publish(this.subject);
  }

  onNudge(callback: () => void): void {
    this.bus.nats.subscribe(this.subject, {
      callback: (error) => {
        if (!error) callback();
      },
    });
  }
}
