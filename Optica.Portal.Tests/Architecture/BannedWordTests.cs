namespace Optica.Portal.Tests.Architecture;

/// <summary>No way round the guards of tenancy, audit and circuits (DESIGN, rules 9–11, 18), outside a short list with reasons.</summary>
public sealed class BannedWordTests
{
    private static readonly List<string> Allowed = SourceTree.AllowList("banned-words.allowed.txt");

    [Fact]
    public void Source_HasNoBannedWords() => Findings.None(Hits().Where(hit => !Allowed.Contains(hit.Key)).Select(hit => hit.Message));

    [Fact]
    public void AllowList_HasNothingStale() => Findings.None(Allowed.Except(Hits().Select(hit => hit.Key), StringComparer.Ordinal));

    [Theory]
    [InlineData("unnamed-unfilter", "db.Customers.IgnoreQueryFilters().ToList();")]
    [InlineData("unnamed-unfilter", "db.Customers.IgnoreQueryFilters(\n        ).ToList();")]
    [InlineData("blind-update", "db.Customers.Update(customer);")]
    [InlineData("blind-update", "db.AttachRange(rows);")]
    [InlineData("entry-state", "db.Entry(row).State = EntityState.Modified;")]
    [InlineData("entry-state", "entry.State = wanted;")]
    [InlineData("raw-sql", "db.Database.SqlQuery<int>($\"SELECT 1\")")]
    [InlineData("raw-sql", "await db.Database.ExecuteSqlRawAsync(sql)")]
    [InlineData("raw-sql", "await db.Database.ExecuteSqlAsync($\"DELETE FROM Customers\")")]
    [InlineData("raw-sql", "db.Database.ExecuteSqlInterpolated(sql)")]
    [InlineData("raw-sql", "db.Customers.FromSql($\"SELECT * FROM Customers\")")]
    [InlineData("raw-sql", "db.Customers.FromSqlInterpolated(sql)")]
    [InlineData("raw-sql", "db.Customers.FromSqlRaw(sql)")]
    [InlineData("raw-sql", "db.Database.SqlQueryRaw<int>(sql)")]
    [InlineData("all-rows", "Widget(SystemAccess system)")]
    [InlineData("all-organisations", "db.ReadOpenedOrganisations();")]
    [InlineData("raw-command", "await using var command = connection.CreateCommand();")]
    [InlineData("reload", "await entry.ReloadAsync(cancellation);")]
    [InlineData("bulk-write", "rows.ExecuteDeleteAsync()")]
    [InlineData("async-local", "private static readonly AsyncLocal<Guid> User = new();")]
    [InlineData("http-in-component", "@inject IHttpContextAccessor Http")]
    public void Find_TheForbiddenCall_IsSeen(string name, string code) => Assert.Single(Word(name).Find(code));

    [Theory]
    [InlineData("unnamed-unfilter", "db.Customers.IgnoreQueryFilters([Filters.Branch])")]
    [InlineData("bulk-write", "/// <summary>ExecuteUpdate() skips the audit.</summary>")]
    [InlineData("entry-state", "input.State = region.Name;")]
    [InlineData("entry-state", "if (entry.State == EntityState.Added) { }")]
    [InlineData("blind-update", "customer.UpdateName(name); // never .Update(")]
    public void Find_WhatIsAllowed_IsNot(string name, string code) => Assert.Empty(Word(name).Find(code));

    private static BannedWord Word(string name) => Array.Find(BannedWord.All, word => word.Name == name)!;

    private static List<(string Key, string Message)> Hits() =>
        [
            .. from file in SourceTree.Files([".cs", ".razor"], SourceTree.Product)
            from word in BannedWord.All
            where word.Where?.Invoke(file.Path) ?? true
            from line in word.Find(file.Text)
            select ($"{word.Name} {file.Path}", $"{file.Path}:{line} {word.Name}: {word.Reason}"),
        ];
}
