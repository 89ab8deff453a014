/** Every way to bend one operator or one constant of a module. The twin of `tests/mutants/bending.py`. */
import ts from 'typescript';

/** One bent module: in which function, on which line, what stood there and what stands there now. */
export interface Bend {
  /** What it is called in the list of survivors; stays when lines move. */
  readonly name: string;
  readonly line: number;
  readonly code: string;
}

const { SyntaxKind: Kind } = ts;

const SWAPS: readonly (readonly [string, string])[] = [
  ['<', '<='],
  ['<=', '<'],
  ['>', '>='],
  ['>=', '>'],
  ['===', '!=='],
  ['!==', '==='],
  ['&&', '||'],
  ['||', '&&'],
  ['+', '-'],
  ['-', '+'],
  ['*', '+'],
  ['/', '*'],
  ['%', '*'],
  ['**', '*'],
  ['&', '|'],
  ['|', '&'],
  ['^', '&'],
  ['<<', '>>'],
  ['>>', '<<'],
  ['+=', '-='],
  ['-=', '+='],
  ['??=', '='],
];
const SWAPPED = new Map(SWAPS);

/** All bent versions of a module, in the order of its lines; each differs from it in one place. */
export function bends(source: string): Bend[] {
  const file = ts.createSourceFile('module.ts', source, ts.ScriptTarget.Latest, true);
  const found: Bend[] = [];
  const visit = (node: ts.Node, scope: string): void => {
    if (runsNothing(node)) return;
    for (const { at, becomes } of bent(node)) {
      const [start, end] = [at.getStart(file), at.end];
      found.push({
        name: `${scope}: ${oneLine(at.getText(file))} -> ${oneLine(becomes)}`,
        line: file.getLineAndCharacterOfPosition(start).line + 1,
        code: source.slice(0, start) + becomes + source.slice(end),
      });
    }
    ts.forEachChild(node, (child) => visit(child, scopeIn(node, scope)));
  };
  ts.forEachChild(file, (child) => visit(child, 'module'));
  return found;
}

interface Bent {
  readonly at: ts.Node;
  readonly becomes: string;
}

/** Types and imports. */
function runsNothing(node: ts.Node): boolean {
  return ts.isTypeNode(node) || ts.isImportDeclaration(node) || ts.isInterfaceDeclaration(node) || ts.isTypeAliasDeclaration(node);
}

function bent(node: ts.Node): Bent[] {
  if (ts.isBinaryExpression(node)) return bentOperator(node);
  const becomes = bentPrefix(node) ?? bentConstant(node) ?? (isTest(node) ? `!(${node.getText()})` : null);
  return becomes === null ? [] : [{ at: node, becomes }];
}

function bentOperator({ left, operatorToken: at, right }: ts.BinaryExpression): Bent[] {
  // Operators of two kinds stand side by side only in parentheses.
  if (at.kind === Kind.QuestionQuestionToken) return [{ at: at.parent, becomes: `((${left.getText()}) && (${right.getText()}))` }];
  const becomes = SWAPPED.get(at.getText());
  return becomes === undefined ? [] : [{ at, becomes }];
}

function bentPrefix(node: ts.Node): string | null {
  if (!ts.isPrefixUnaryExpression(node)) return null;
  const { operator, operand } = node;
  if (operator === Kind.PlusPlusToken) return `--${operand.getText()}`;
  return operator === Kind.ExclamationToken || operator === Kind.MinusToken ? `(${operand.getText()})` : null;
}

function bentConstant(node: ts.Node): string | null {
  if (node.kind === Kind.TrueKeyword) return 'false';
  if (node.kind === Kind.FalseKeyword) return 'true';
  if (ts.isNumericLiteral(node)) return `(${node.getText()} + 1)`;
  if (ts.isRegularExpressionLiteral(node)) return node.text.replace(/\/(\w*)$/, '~/$1');
  return ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node) ? node.getText().replace(/^(['"`])/, '$1~') : null;
}

/** What an `if` asks, when no operator in it can be bent. */
function isTest(node: ts.Node): boolean {
  const { parent } = node;
  const asks = ts.isIfStatement(parent) || ts.isWhileStatement(parent) ? parent.expression : ts.isConditionalExpression(parent) ? parent.condition : null;
  return node === asks && (ts.isIdentifier(node) || ts.isPropertyAccessExpression(node) || ts.isCallExpression(node));
}

function scopeIn(node: ts.Node, scope: string): string {
  const name = nameOf(node);
  if (name === null) return scope;
  return scope === 'module' ? name : `${scope}.${name}`;
}

/** Of a function, a class, or a constant that is a function. */
function nameOf(node: ts.Node): string | null {
  if (ts.isConstructorDeclaration(node)) return 'constructor';
  const named = ts.isFunctionDeclaration(node) || ts.isClassDeclaration(node) || ts.isMethodDeclaration(node) || ts.isGetAccessor(node);
  if (named) return node.name?.getText() ?? null;
  const holds = ts.isVariableDeclaration(node) && node.initializer !== undefined && ts.isArrowFunction(node.initializer);
  return holds ? node.name.getText() : null;
}

const oneLine = (text: string): string => text.replace(/\s+/g, ' ');
