/** The district of this installation: who logs in has no caller yet that could name it. */
export abstract class HomeDistrict {
  abstract readonly districtId: string;
}
