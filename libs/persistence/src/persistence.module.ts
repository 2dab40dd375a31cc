import { type DynamicModule, Inject, Module, type OnApplicationShutdown } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { CursorCodec } from './cursor-codec.js';
import { createDataSource, type DataSourceSettings } from './data-source.js';

export interface PersistenceOptions extends DataSourceSettings {
  /** Signs page cursors; the same in every replica of the service, at least 16 characters. */
  readonly cursorSecret: string;
}

interface Factory {
  readonly inject?: readonly (abstract new (...args: never[]) => unknown)[];
  readonly useFactory: (...injected: never[]) => PersistenceOptions;
}

const OPTIONS = Symbol('persistence options');

/** Provides the service's one DataSource (connected, closed on shutdown) and its CursorCodec, everywhere in the app. */
@Module({})
export class PersistenceModule implements OnApplicationShutdown {
  constructor(@Inject(DataSource) private readonly dataSource: DataSource) {}

  static forService(options: PersistenceOptions): DynamicModule {
    return PersistenceModule.forServiceAsync({ useFactory: () => options });
  }

  static forServiceAsync(factory: Factory): DynamicModule {
    return {
      module: PersistenceModule,
      global: true,
      providers: [
        { provide: OPTIONS, useFactory: factory.useFactory, inject: [...(factory.inject ?? [])] },
        {
          provide: DataSource,
          useFactory: (options: PersistenceOptions) => createDataSource(options).initialize(),
          inject: [OPTIONS],
        },
        {
          provide: CursorCodec,
          useFactory: (options: PersistenceOptions) => new CursorCodec(options.cursorSecret),
          inject: [OPTIONS],
        },
      ],
      exports: [DataSource, CursorCodec],
    };
  }

  async onApplicationShutdown(): Promise<void> {
    if (this.dataSource.isInitialized) await this.dataSource.destroy();
  }
}
