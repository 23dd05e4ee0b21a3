using Microsoft.SqlServer.TransactSql.ScriptDom;

namespace Optica.Portal.Tests.Support;

/// <summary>Resolves every <c>[alias].[column]</c> of a query against a schema, from the inner query outwards.</summary>
internal sealed class TSqlBinder(Dictionary<string, HashSet<string>> schema) : TSqlFragmentVisitor
{
    private readonly Stack<Dictionary<string, HashSet<string>?>> scopes = new();

    /// <summary>What could not be resolved.</summary>
    public List<string> Errors { get; } = [];

    public override void ExplicitVisit(UpdateSpecification node)
    {
        Open(node.FromClause);
        foreach (var set in node.SetClauses)
        {
            set.Accept(this);
        }

        node.WhereClause?.Accept(this);
        scopes.Pop();
    }

    public override void ExplicitVisit(DeleteSpecification node)
    {
        Open(node.FromClause);
        node.WhereClause?.Accept(this);
        scopes.Pop();
    }

    public override void ExplicitVisit(QuerySpecification node)
    {
        Open(node.FromClause);
        node.WhereClause?.Accept(this);
        foreach (var element in node.SelectElements)
        {
            element.Accept(this);
        }

        node.GroupByClause?.Accept(this);
        node.HavingClause?.Accept(this);
        node.OrderByClause?.Accept(this);
        scopes.Pop();
    }

    public override void Visit(ColumnReferenceExpression node)
    {
        if (node.MultiPartIdentifier?.Identifiers is not { Count: 2 } parts || scopes.Count == 0)
        {
            return;
        }

        var (alias, column) = (parts[0].Value, parts[1].Value);
        var scope = scopes.FirstOrDefault(scope => scope.ContainsKey(alias));
        if (scope is null)
        {
            Errors.Add($"unknown alias {alias}");
        }
        else if (scope[alias] is { } columns && !columns.Contains(column))
        {
            Errors.Add($"unknown column {alias}.{column}");
        }
    }

    private void Open(FromClause? from)
    {
        scopes.Push(new Dictionary<string, HashSet<string>?>(StringComparer.OrdinalIgnoreCase));
        foreach (var table in from?.TableReferences ?? [])
        {
            Add(table);
        }
    }

    private void Add(TableReference table)
    {
        switch (table)
        {
            case QualifiedJoin join:
                Add(join.FirstTableReference);
                Add(join.SecondTableReference);
                join.SearchCondition.Accept(this);
                break;
            case UnqualifiedJoin join:
                Add(join.FirstTableReference);
                Add(join.SecondTableReference);
                break;
            case NamedTableReference named:
                AddNamed(named);
                break;
            case QueryDerivedTable derived:
                derived.QueryExpression.Accept(this);
                scopes.Peek()[derived.Alias.Value] = ColumnsOf(derived.QueryExpression);
                break;
            case TableReferenceWithAlias { Alias: { } alias }:
                scopes.Peek()[alias.Value] = null;
                break;
        }
    }

    private void AddNamed(NamedTableReference named)
    {
        var name = named.SchemaObject.BaseIdentifier;
        if (!schema.TryGetValue(name.Value, out var columns))
        {
            Errors.Add($"unknown table {name.Value}");
        }

        scopes.Peek()[(named.Alias ?? name).Value] = columns;
    }

    private HashSet<string>? ColumnsOf(QueryExpression query) =>
        query switch
        {
            // columns that are not named: those of the table, and of anything else any may be asked for
            QuerySpecification all when all.SelectElements.OfType<SelectStarExpression>().Any() => all.FromClause?.TableReferences
                is [NamedTableReference table]
                ? schema.GetValueOrDefault(table.SchemaObject.BaseIdentifier.Value)
                : null,
            QuerySpecification specification => specification
                .SelectElements.OfType<SelectScalarExpression>()
                .Select(element =>
                    element.ColumnName?.Value
                    ?? (element.Expression as ColumnReferenceExpression)?.MultiPartIdentifier.Identifiers[^1].Value
                )
                .OfType<string>()
                .ToHashSet(StringComparer.OrdinalIgnoreCase),
            BinaryQueryExpression binary => ColumnsOf(binary.FirstQueryExpression),
            QueryParenthesisExpression inner => ColumnsOf(inner.QueryExpression),
            _ => null,
        };
}
