import { runSql } from '#libs/persistence';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { EDITS_KEPT, type KeptEdit } from '../domain/edit-history.js';
import type { DirectiveKey } from '../ports/directive-read-model.js';
import { KeptEdits } from '../ports/kept-edits.js';

@Injectable()
export class TypeormKeptEdits extends KeptEdits {
  constructor(private readonly dataSource: DataSource) {
    super();
  }

  override async find(key: DirectiveKey, number: number): Promise<KeptEdit | null> {
    const [row] = await runSql<KeptEdit>(this.dataSource, {
      text: `select number, inverse from directive_edits
        where district_id = $1 and directive_id = $2 and slot = $3 and number = $4`,
      values: [key.districtId, key.directiveId, number % EDITS_KEPT, number],
    });
    return row ?? null;
  }
}
