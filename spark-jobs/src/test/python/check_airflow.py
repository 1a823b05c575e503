"""Says what a DAG file for Airflow asks for, without Airflow: from its syntax tree alone."""

import ast
import sys

with open(sys.argv[1], encoding="utf-8") as file:
    tree = ast.parse(file.read(), sys.argv[1])
compile(tree, sys.argv[1], "exec")

(block,) = [node for node in tree.body if isinstance(node, ast.With)]
dag = block.items[0].context_expr
assert dag.func.id == "DAG", ast.dump(dag.func)
settings = {word.arg: word.value for word in dag.keywords}
for name in ("schedule", "catchup", "max_active_runs"):
    print(name, ast.literal_eval(settings[name]))

tasks = {}
for node in block.body:
    if isinstance(node, ast.Assign):
        words = {word.arg: word.value for word in node.value.keywords}
        assert node.value.func.id == "BashOperator"
        assert "bash_command" in words
        tasks[node.targets[0].id] = ast.literal_eval(words["task_id"])
print("tasks", *tasks.values())


def chain(node):
    """The names in a >> b >> c."""
    if isinstance(node, ast.BinOp):
        assert isinstance(node.op, ast.RShift)
        return chain(node.left) + chain(node.right)
    return [tasks[node.id]]


print("order", " >> ".join(chain(block.body[-1].value)))
