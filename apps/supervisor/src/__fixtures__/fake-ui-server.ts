import { playService } from './fake-service.ts';

playService('ui-server');
