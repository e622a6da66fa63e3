import type { Command } from '@elevendops/manifests';
import { z } from 'zod';

const schema = z.object({
  bindings: z
    .array(
      z.object({
        role: z.string(),
        members: z.array(z.string()).default([]),
        condition: z.unknown().optional(),
      }),
    )
    .default([]),
});

/** Tells of a policy, as JSON, whether it grants what the command would. */
export function hasBinding(command: Command): (policy: string) => boolean {
  const value = (flag: string) =>
    command.find((word) => word.startsWith(`--${flag}=`))?.slice(flag.length + 3) ?? '';
  const [member, role] = [value('member'), value('role')];
  return (policy) =>
    schema
      .parse(JSON.parse(policy))
      .bindings.some(
        (binding) =>
          binding.role === role &&
          binding.condition === undefined &&
          binding.members.includes(member),
      );
}
