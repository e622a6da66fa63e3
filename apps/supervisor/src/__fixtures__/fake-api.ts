import { playService } from './fake-service.ts';

playService('api');
