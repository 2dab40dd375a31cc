import { Controller, Get, Redirect } from '@nestjs/common';
import { Allow } from '../session/access.guard.js';

/** Whoever opens the bare address is shown what there is to call. */
@Controller()
export class HomeController {
  @Get()
  @Redirect('/api/reference', 302)
  @Allow('anyone')
  home(): void {}
}
