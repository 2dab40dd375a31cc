import { PlatformError } from '#libs/contracts';
import { type Algorithm, hash, type Options, verify } from '@node-rs/argon2';
import { PasswordHasher } from '../ports/credentials.js';

/** Argon2id with 19 MiB, 2 passes, 1 lane: about 13 ms (reliability B11). The enum is ambient, so its value stands here. */
const ARGON2ID = 2 as Algorithm.Argon2id;
const OPTIONS: Options = { algorithm: ARGON2ID, memoryCost: 19_456, timeCost: 2, parallelism: 1 };

const AT_ONCE = 4;
/** About a second of work; whoever comes later is better told at once. */
const WAITING_AT_MOST = 256;

/** At most four hashes at a time: each takes 19 MiB, and log-ins come from strangers (reliability D50). */
export class Argon2PasswordHasher extends PasswordHasher {
  private running = 0;
  private readonly waiting: (() => void)[] = [];
  private readonly nobodys: Promise<string>;

  constructor() {
    super();
    this.nobodys = hash(crypto.randomUUID(), OPTIONS);
  }

  override hash(password: string): Promise<string> {
    return this.inTurn(() => hash(password, OPTIONS));
  }

  override verify(stored: string | null, password: string): Promise<boolean> {
    return this.inTurn(async () => {
      const isRight = await verify(stored ?? (await this.nobodys), password);
      return stored !== null && isRight;
    });
  }

  private async inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
    if (this.running >= AT_ONCE) await this.queued();
    else this.running += 1;
    try {
      return await work();
    } finally {
      const next = this.waiting.shift();
      if (next) next();
      else this.running -= 1;
    }
  }

  /** Takes over the place of whoever is done. */
  private queued(): Promise<void> {
    if (this.waiting.length >= WAITING_AT_MOST) {
      throw new PlatformError('platform/too-many-requests', 'Too many log-ins at once; try again shortly.');
    }
    return new Promise((resolve) => this.waiting.push(resolve));
  }
}
