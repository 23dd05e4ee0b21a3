using Optica.Domain.Customers;

namespace Optica.Benchmarks.Search;

/// <summary>Compares the product's answers with what the database and the domain's rules say.</summary>
/// <param name="sql">Tells who matches.</param>
/// <param name="people">Everybody in the chain.</param>
/// <param name="branch">The seller's branch.</param>
internal sealed class SearchTruth(SearchSql sql, IReadOnlyList<SearchPerson> people, Guid branch)
{
    private const int Page = 20;
    private const int Cap = 5_000;

    private readonly Dictionary<Guid, SearchPerson> byId = people.ToDictionary(person => person.Id);

    /// <summary>Rows that had to be on the pages.</summary>
    public int Expected { get; private set; }

    /// <summary>Of them those that were.</summary>
    public int Found { get; private set; }

    /// <summary>Questions of which nobody was found but names with a slip were.</summary>
    public int Guesses { get; private set; }

    /// <summary>What was answered wrongly: other people, another order, another count.</summary>
    public List<string> Wrong { get; } = [];

    /// <summary>Judges an answer.</summary>
    public async Task JudgeAsync(SearchQuestion question, CustomerSearchAnswer answer)
    {
        var query = SearchQuery.Parse(question.Text);
        var matches = (await sql.TruthAsync(question)).Select(id => byId[id]).ToList();
        var isGuess = matches.Count == 0 && query.NameWords.Count > 0;
        if (isGuess)
        {
            var reach = question.InOneBranch ? people.Where(person => person.BranchId == branch) : people;
            matches = [.. reach.Where(person => query.NearlyMatches(person.Line))];
            Guesses += matches.Count > 0 ? 1 : 0;
        }

        var page = matches
            .OrderBy(person => isGuess ? 0 : query.Rank(person.Line))
            .ThenByDescending(person => person.IsActive)
            .ThenBy(person => person.SortName, StringComparer.Ordinal)
            .ThenBy(person => person.Id)
            .Take(Page)
            .Select(person => person.Id)
            .ToList();
        var shown = answer.Items.Select(row => row.Id).ToList();
        Expected += page.Count;
        Found += page.Intersect(shown).Count();
        if (!shown.SequenceEqual(page) || answer.Total != Math.Min(Cap, matches.Count) || answer.TotalCapped != matches.Count > Cap)
        {
            Wrong.Add($"\"{question.Text}\": {answer.Total} for {matches.Count}, page {(shown.SequenceEqual(page) ? "right" : "wrong")}");
        }
    }
}
