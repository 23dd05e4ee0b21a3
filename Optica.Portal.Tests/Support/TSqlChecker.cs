using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.SqlServer.TransactSql.ScriptDom;
using Optica.Data.Migrations;

namespace Optica.Portal.Tests.Support;

/// <summary>Checks T-SQL without a server: syntax, and that tables, aliases and columns are those of the migrations.</summary>
internal sealed class TSqlChecker
{
    private static readonly Lazy<TSqlChecker> Migrated = new(() =>
    {
        using var db = DesignTime.SqlServer();
        return new(db.GetService<IMigrator>().GenerateScript());
    });

    private readonly Dictionary<string, HashSet<string>> tables = new(StringComparer.OrdinalIgnoreCase);

    private TSqlChecker(string script)
    {
        var collector = new TableCollector(tables);
        Parse(script, out var errors).Accept(collector);
        Assert.Empty(errors.Select(error => $"{error.Line}:{error.Column} {error.Message}"));
    }

    /// <summary>A checker that knows the schema which the migrations make.</summary>
    public static TSqlChecker OfMigrations() => Migrated.Value;

    /// <summary>Columns of a table.</summary>
    public IEnumerable<string> Columns(string table) => tables[table];

    /// <summary>What is wrong with the syntax of a statement, whatever it names.</summary>
    public static IReadOnlyList<string> SyntaxErrors(string sql)
    {
        Parse(sql, out var errors);
        return [.. errors.Select(error => error.Message)];
    }

    /// <summary>What is wrong with a statement.</summary>
    public IReadOnlyList<string> Check(string sql)
    {
        var fragment = Parse(sql, out var errors);
        if (errors.Count > 0)
        {
            return [.. errors.Select(error => error.Message)];
        }

        var binder = new TSqlBinder(tables);
        fragment.Accept(binder);
        return binder.Errors;
    }

    private static TSqlFragment Parse(string sql, out IList<ParseError> errors) =>
        new TSql150Parser(initialQuotedIdentifiers: true).Parse(new StringReader(sql), out errors);

    private sealed class TableCollector(Dictionary<string, HashSet<string>> tables) : TSqlFragmentVisitor
    {
        public override void Visit(CreateTableStatement node) =>
            tables[node.SchemaObjectName.BaseIdentifier.Value] = node
                .Definition.ColumnDefinitions.Select(column => column.ColumnIdentifier.Value)
                .ToHashSet(StringComparer.OrdinalIgnoreCase);

        public override void Visit(AlterTableAddTableElementStatement node) =>
            tables[node.SchemaObjectName.BaseIdentifier.Value]
                .UnionWith(node.Definition.ColumnDefinitions.Select(column => column.ColumnIdentifier.Value));

        public override void Visit(ExecutableProcedureReference node)
        {
            if (
                node.ProcedureReference?.ProcedureReference?.Name.BaseIdentifier.Value == "sp_rename"
                && Texts(node) is [{ } place, { } name, "COLUMN"]
                && place.Trim('[', ']').Split("].[", StringSplitOptions.None) is [var table, var column]
            )
            {
                tables[table].Remove(column);
                tables[table].Add(name);
            }
        }

        private static List<string?> Texts(ExecutableProcedureReference call) =>
            [.. call.Parameters.Select(parameter => (parameter.ParameterValue as StringLiteral)?.Value)];
    }
}
