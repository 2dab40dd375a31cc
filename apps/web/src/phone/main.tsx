import { startEntry } from '../frame/start-entry.js';
import '../look/tokens.css';
import '../look/base.css';
import './frame/start.css';
import { PhoneApp } from './phone-app.js';

void startEntry(<PhoneApp />);
