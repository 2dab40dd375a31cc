import * as facts from '#libs/contracts';
import { messageKind } from './message-kind.js';

const told = ({ data: { appointment } }: { data: { appointment: facts.AppointmentView } }) => [
  {
    personId: appointment.personId,
    because: 'appointed' as const,
    link: { topic: 'unit' as const, id: appointment.unitId },
    params: { unitName: appointment.unitName, postTitle: appointment.postTitle },
  },
];

export const appointmentStarted = messageKind({
  kind: 'appointment-started',
  fact: facts.appointmentStarted,
  pace: 'digest',
  tells: told,
  text: {
    'zh-CN': {
      title: (p) => `任职：${p['unitName']}${p['postTitle']}`,
      body: () => '相关权限自任职之日起生效。',
    },
    en: {
      title: (p) => `Appointed: ${p['postTitle']}, ${p['unitName']}`,
      body: () => 'Its duties hold from the first day on.',
    },
  },
});

export const appointmentEnded = messageKind({
  kind: 'appointment-ended',
  fact: facts.appointmentEnded,
  pace: 'digest',
  tells: told,
  text: {
    'zh-CN': {
      title: (p) => `免职：${p['unitName']}${p['postTitle']}`,
      body: () => '相关权限随之终止，未办事项由接任者办理。',
    },
    en: {
      title: (p) => `Appointment ended: ${p['postTitle']}, ${p['unitName']}`,
      body: () => 'Its duties end with it; open matters go to the successor.',
    },
  },
});
