import { startCalls } from '../calls/calls.js';
import { startEntry } from '../frame/start-entry.js';
import '../look/tokens.css';
import '../look/base.css';
import { DeskApp } from './desk-app.js';

void startEntry(<DeskApp />, { queries: startCalls() });
