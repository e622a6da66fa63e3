export { createDelivery, type Delivery, type DeliveryOptions } from './delivery.ts';
export { createLangsmithTracer, type LangsmithTracerOptions } from './langsmith-tracer.ts';
