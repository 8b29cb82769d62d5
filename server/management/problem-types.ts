import { z } from 'zod';
import { notFound } from '../domain/error.ts';
import { type ProblemCode, PROBLEMS, problemType } from './problems.ts';
import { type Route, route } from './route.ts';

const problemTypeShape = z.object({ type: z.url(), title: z.string(), status: z.int() }).meta({ title: 'ProblemType' });

export const problemTypes: readonly Route[] = [
  route({
    method: 'get',
    path: '/problems/{code}',
    name: 'read_problem_type',
    summary: 'What the type of a problem means',
    who: ['anyone'],
    answer: problemTypeShape,
    operation: async ({ issuer, params: { code } }) => {
      if (!isProblemCode(code)) throw notFound();
      return { type: problemType(issuer, code), ...PROBLEMS[code] };
    },
    present: ({ type, title, status }) => ({ type, title, status }),
  }),
];

function isProblemCode(code: string): code is ProblemCode {
  return Object.hasOwn(PROBLEMS, code);
}
