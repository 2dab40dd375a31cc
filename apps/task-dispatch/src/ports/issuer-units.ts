export interface IssuerUnit {
  readonly unitId: string;
  readonly name: string;
  /** Place in the organisation tree now. */
  readonly path: string;
}

/** The units that directives come from, as this service knows them. */
export abstract class IssuerUnits {
  abstract find(districtId: string, unitId: string): Promise<IssuerUnit | null>;
}
