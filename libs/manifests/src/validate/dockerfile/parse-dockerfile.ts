import {
  Copy,
  DockerfileParser,
  From,
  type Instruction,
  JSONInstruction,
  type PropertyInstruction,
} from 'dockerfile-ast';

/** An instruction of a Dockerfile. */
export interface Step {
  /** From 1. */
  readonly line: number;
  /** In capitals. */
  readonly keyword: string;
  readonly words: readonly string[];
  readonly text: string;
  /** Written as a list: `["node", "main.js"]`. */
  readonly isExecForm: boolean;
  /** The stage or image of `COPY --from`; null for anything else. */
  readonly source: string | null;
  /** Names and values of `ENV`, `ARG` and `LABEL`. */
  readonly properties: readonly { readonly name: string; readonly value: string | null }[];
}

/** From one FROM to the next. */
export interface Stage {
  readonly from: Step;
  /** The image, or the name of an earlier stage. */
  readonly image: string;
  readonly tag: string | null;
  readonly digest: string | null;
  /** After `AS`. */
  readonly name: string | null;
  readonly steps: readonly Step[];
}

/** A Dockerfile as its stages; what stands before the first FROM is left out. */
export function parseDockerfile(text: string): readonly Stage[] {
  const stages: { -readonly [Key in keyof Stage]: Stage[Key] }[] = [];
  for (const instruction of DockerfileParser.parse(text).getInstructions()) {
    const step = toStep(instruction);
    if (instruction instanceof From || step.keyword === 'FROM') {
      const from = instruction as From;
      stages.push({
        from: step,
        image: from.getImageName() ?? '',
        tag: from.getImageTag(),
        digest: from.getImageDigest(),
        name: from.getBuildStage(),
        steps: [],
      });
    }
    const stage = stages.at(-1);
    if (stage !== undefined && step.keyword !== 'FROM') {
      stage.steps = [...stage.steps, step];
    }
  }
  return stages;
}

/** The stage that another begins with, when it is one of this file. */
export function parentOf(stage: Stage, stages: readonly Stage[]): Stage | undefined {
  const before = stages.slice(0, stages.indexOf(stage));
  return before.findLast(({ name }) => name?.toLowerCase() === stage.image.toLowerCase());
}

/** The instructions of a stage after those that it inherits. */
export function inheritedSteps(stage: Stage, stages: readonly Stage[]): readonly Step[] {
  const parent = parentOf(stage, stages);
  return parent === undefined ? stage.steps : [...inheritedSteps(parent, stages), ...stage.steps];
}

function toStep(instruction: Instruction): Step {
  const isList = instruction instanceof JSONInstruction && instruction.getOpeningBracket() !== null;
  return {
    line: instruction.getInstructionRange().start.line + 1,
    keyword: instruction.getKeyword(),
    words: isList
      ? instruction.getJSONStrings().map((word) => word.getJSONValue())
      : instruction.getArguments().map((word) => word.getValue()),
    text: instruction.getArgumentsContent() ?? '',
    isExecForm: isList,
    source: instruction instanceof Copy ? (instruction.getFromFlag()?.getValue() ?? null) : null,
    properties: propertiesOf(instruction),
  };
}

function propertiesOf(instruction: Instruction): Step['properties'] {
  const { getProperties } = instruction as Partial<PropertyInstruction>;
  return getProperties === undefined
    ? []
    : getProperties
        .call(instruction as PropertyInstruction)
        .map((property) => ({ name: property.getName(), value: property.getValue() }));
}
