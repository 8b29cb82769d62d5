import { forPerson, type PageRoute } from '../route.ts';
import { decideEnableApplication, showEnableApplication } from './application.ts';
import { showEnableApplications } from './list.ts';
import { ENABLE_APPLICATIONS, enablePathOf, REQUESTS, requestPathOf } from './paths.ts';
import { decideRequestOfCompany, showRequest } from './request.ts';
import { showRequests } from './requests.ts';

/** The pages on which a company's administrators enable and disable, and hear what their people ask for. */
export const ENABLING: readonly PageRoute[] = [
  forPerson('GET', ENABLE_APPLICATIONS, showEnableApplications),
  forPerson('GET', enablePathOf(':id'), showEnableApplication),
  forPerson('POST', enablePathOf(':id'), decideEnableApplication),
  forPerson('GET', REQUESTS, showRequests),
  forPerson('GET', requestPathOf(':id'), showRequest),
  forPerson('POST', requestPathOf(':id'), decideRequestOfCompany),
];
