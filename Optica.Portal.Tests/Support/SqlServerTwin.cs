using System.Data;
using System.Data.Common;
using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Query;
using Microsoft.EntityFrameworkCore.Query.Internal;
using Microsoft.Extensions.DependencyInjection;
using Optica.Data;
using Optica.Data.Migrations;
using Optica.Domain.Common;

namespace Optica.Portal.Tests.Support;

/// <summary>
/// Translates every query that the services send to SQLite for SQL Server as well, and keeps the SQL. No server is reached:
/// connections are not opened, and commands answer with nothing.
/// </summary>
internal static class SqlServerTwin
{
    private static readonly Lock Gate = new();
    private static readonly Lazy<DbContextOptions<SqlServerOpticaDbContext>> Options = new(MakeOptions);

    /// <summary>Tests that listen are not run beside each other.</summary>
    public const string Name = "SQL Server's twin";

    /// <summary>Every statement, in the order it was asked.</summary>
    public static List<string> Heard { get; } = [];

    /// <summary>The SQL, each statement once.</summary>
    public static HashSet<string> Sql { get; } = new(StringComparer.Ordinal);

    /// <summary>Queries that SQL Server cannot be asked.</summary>
    public static List<string> Failures { get; } = [];

    /// <summary>Makes the contexts of a database translate twice.</summary>
    public static void Watch(IServiceCollection services) =>
        services.ConfigureDbContext<SqliteOpticaDbContext>(options => options.ReplaceService<IAsyncQueryProvider, TwinQueryProvider>());

    internal static void Translate<TResult>(Expression query, OpticaDbContext original)
    {
        lock (Gate)
        {
            try
            {
                using var twin = new SqlServerOpticaDbContext(Options.Value);
                _ = original.IsSystem ? twin.UseSystem() : twin.Use(original.Scope);
                var provider = twin.GetService<IAsyncQueryProvider>();
                Drive(provider.ExecuteAsync<TResult>(new Rerooter(twin, provider).Visit(query)!));
            }
            catch (InvalidOperationException nothing) when (nothing.Message.StartsWith("Sequence contains no", StringComparison.Ordinal))
            { }
            catch (Exception failure)
            {
                Failures.Add($"{failure.GetType().Name} {failure.Message}");
            }
        }
    }

    /// <summary>Asks every compiled query of SQL Server as somebody, and says what was sent.</summary>
    public static async Task<IReadOnlyList<(string Name, string Sql)>> AskHotAsync(AccessScope scope, CancellationToken cancellation)
    {
        var sent = new List<(string, string)>();
        foreach (var (name, query) in HotTwin.All)
        {
            await using var twin = new SqlServerOpticaDbContext(Options.Value);
            _ = twin.Use(scope);
            var known = Heard.Count;
            await HotTwin.AskAsync(query, twin, cancellation);
            sent.AddRange(Heard.Skip(known).Select(sql => (name, sql)));
        }

        return sent;
    }

    private static DbContextOptions<SqlServerOpticaDbContext> MakeOptions()
    {
        using var plain = DesignTime.SqlServer();
        var options = new DbContextOptionsBuilder<SqlServerOpticaDbContext>(
            (DbContextOptions<SqlServerOpticaDbContext>)plain.GetService<IDbContextOptions>()
        );
        return options.AddInterceptors(new Deaf()).Options;
    }

    /// <summary>Runs a query to its end.</summary>
    private static void Drive<TResult>(TResult running)
    {
        if (running is Task task)
        {
            task.GetAwaiter().GetResult();
            return;
        }

        var drain = typeof(SqlServerTwin).GetMethod(
            nameof(DrainAsync),
            System.Reflection.BindingFlags.NonPublic | System.Reflection.BindingFlags.Static
        )!;
        ((Task)drain.MakeGenericMethod(typeof(TResult).GetGenericArguments()[0]).Invoke(null, [running])!).GetAwaiter().GetResult();
    }

    private static async Task DrainAsync<T>(IAsyncEnumerable<T> rows)
    {
        await foreach (var _ in rows)
        {
            // there are none
        }
    }

    /// <summary>Puts the tables of another context's model under a query; closures over the first context are looked through.</summary>
    private sealed class Rerooter(OpticaDbContext twin, IAsyncQueryProvider provider) : ExpressionVisitor
    {
        /// <summary>Branches that SQL Server is asked with locks are marked where there is nothing to lock.</summary>
        protected override Expression VisitMethodCall(MethodCallExpression node) =>
            node.Method.Name != nameof(EntityFrameworkQueryableExtensions.TagWith)
                ? base.VisitMethodCall(node)
                : ((ConstantExpression)node.Arguments[1]).Value switch
                {
                    nameof(OpticaDbContext.BranchesKept) => twin.KeptBranches.Expression,
                    nameof(OpticaDbContext.BranchesTaken) => twin.TakenBranches.Expression,
                    _ => base.VisitMethodCall(node),
                };

        protected override Expression VisitExtension(Expression node) =>
            node is EntityQueryRootExpression root ? new EntityQueryRootExpression(provider, EntityOf(root)) : base.VisitExtension(node);

        protected override Expression VisitMember(MemberExpression node) =>
            typeof(IQueryable).IsAssignableFrom(node.Type)
                ? Visit(Expression.Lambda<Func<IQueryable>>(node).Compile(preferInterpretation: true)().Expression)
                : base.VisitMember(node);

        private IEntityType EntityOf(EntityQueryRootExpression root) => twin.Model.FindEntityType(root.EntityType.Name)!;
    }

    /// <summary>Opens nothing, sends nothing, keeps the text.</summary>
    private sealed class Deaf : DbCommandInterceptor, IDbConnectionInterceptor
    {
        private static void Hear(DbCommand command)
        {
            Sql.Add(command.CommandText);
            Heard.Add(command.CommandText);
        }

        public ValueTask<InterceptionResult> ConnectionOpeningAsync(
            DbConnection connection,
            ConnectionEventData eventData,
            InterceptionResult result,
            CancellationToken cancellationToken = default
        ) => new(InterceptionResult.Suppress());

        public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
            DbCommand command,
            CommandEventData eventData,
            InterceptionResult<int> result,
            CancellationToken cancellationToken = default
        )
        {
            Hear(command);
            return new(InterceptionResult<int>.SuppressWithResult(1));
        }

        public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
            DbCommand command,
            CommandEventData eventData,
            InterceptionResult<DbDataReader> result,
            CancellationToken cancellationToken = default
        )
        {
            Hear(command);
            using var table = new DataTable();
            // split queries are buffered, which counts the columns
            table.Columns.AddRange([.. Enumerable.Range(0, 100).Select(number => new DataColumn($"c{number}", typeof(object)))]);
            return new(InterceptionResult<DbDataReader>.SuppressWithResult(table.CreateDataReader()));
        }
    }
}

#pragma warning disable EF1001 // the one place where a query can be seen with its values before it is compiled
/// <summary>Sends every query on to the twin first.</summary>
internal sealed class TwinQueryProvider(IQueryCompiler compiler, ICurrentDbContext current) : EntityQueryProvider(compiler)
{
    public override TResult ExecuteAsync<TResult>(Expression expression, CancellationToken cancellationToken = default)
    {
        SqlServerTwin.Translate<TResult>(expression, (OpticaDbContext)current.Context);
        return base.ExecuteAsync<TResult>(expression, cancellationToken);
    }
}
#pragma warning restore EF1001
