using Microsoft.Data.Sqlite;
using Optica.Domain.Customers;

namespace Optica.Benchmarks.Search;

/// <summary>
/// Search as somebody writes it by hand who knows the folded column: <c>LIKE '%…%'</c> for name words and <c>instr</c> for the rest,
/// counted up to the cap and twenty rows of the page in the order of names, on one connection, without rights. It is the truth, too.
/// </summary>
internal sealed class SearchSql(SearchWorld world, SqliteConnection connection) : IAsyncDisposable
{
    private const string Page = """
        SELECT c.Id, c.Version, c.BranchId, b.Name, c.FirstName, c.LastName, c.FullName, c.Email, c.Phone, c.Rut, c.DocumentNumber,
               c.IsActive, c.CreatedAt, f.OrderCount, f.TotalSpent, f.LastOrderAt, f.Tier
        FROM Customers c JOIN CustomerFigures f ON f.CustomerId = c.Id JOIN Branches b ON b.Id = c.BranchId
        WHERE {0} ORDER BY f.IsActive DESC, f.SortName LIMIT 20
        """;

    private const string Count = "SELECT COUNT(*) FROM (SELECT 1 FROM Customers c WHERE {0} LIMIT 5001)";
    private const string Ids = "SELECT c.Id FROM Customers c WHERE {0}";
    private const string People = """
        SELECT c.Id, c.BranchId, c.SearchText, f.SortName, f.IsActive
        FROM Customers c JOIN CustomerFigures f ON f.CustomerId = c.Id WHERE c.OrganisationId = $organisation
        """;

    /// <summary>Opens a connection with the product's own settings of the database.</summary>
    public static async Task<SearchSql> OpenAsync(SearchWorld world, string connectionString)
    {
        var connection = new SqliteConnection(connectionString);
        await connection.OpenAsync();
        await using var settings = connection.CreateCommand();
        settings.CommandText = "PRAGMA journal_mode=WAL; PRAGMA cache_size=-65536;";
        await settings.ExecuteNonQueryAsync();
        return new(world, connection);
    }

    /// <summary>Everybody in the chain.</summary>
    public async Task<IReadOnlyList<SearchPerson>> PeopleAsync()
    {
        await using var command = Command(People, SearchCondition.All, inOneBranch: false);
        await using var reader = await command.ExecuteReaderAsync();
        var people = new List<SearchPerson>();
        while (await reader.ReadAsync())
        {
            people.Add(new(Id(reader, 0), Id(reader, 1), reader.GetString(2), reader.GetString(3), reader.GetBoolean(4)));
        }

        return people;
    }

    /// <summary>The page and the count.</summary>
    public async Task<int> FindAsync(SearchQuestion question)
    {
        var wanted = new SearchCondition(SearchQuery.Parse(question.Text));
        await using var count = Command(Count, wanted, question.InOneBranch);
        var total = Convert.ToInt32(await count.ExecuteScalarAsync(), System.Globalization.CultureInfo.InvariantCulture);
        await using var page = Command(Page, wanted, question.InOneBranch);
        await using var reader = await page.ExecuteReaderAsync();
        var values = new object[reader.FieldCount];
        while (await reader.ReadAsync())
        {
            reader.GetValues(values);
        }

        return total;
    }

    /// <summary>Everybody who matches.</summary>
    public async Task<HashSet<Guid>> TruthAsync(SearchQuestion question)
    {
        await using var command = Command(Ids, new(SearchQuery.Parse(question.Text)), question.InOneBranch);
        await using var reader = await command.ExecuteReaderAsync();
        var ids = new HashSet<Guid>();
        while (await reader.ReadAsync())
        {
            ids.Add(Id(reader, 0));
        }

        return ids;
    }

    public ValueTask DisposeAsync() => connection.DisposeAsync();

    private static Guid Id(SqliteDataReader reader, int column) => new(reader.GetFieldValue<byte[]>(column), bigEndian: true);

    private SqliteCommand Command(string text, SearchCondition condition, bool inOneBranch)
    {
        var command = connection.CreateCommand();
        var branch = inOneBranch ? " AND c.BranchId = $branch" : "";
#pragma warning disable CA2100 // the constants above and numbered parameters
        command.CommandText = string.Format(
            System.Globalization.CultureInfo.InvariantCulture,
            text,
            $"c.OrganisationId = $organisation{branch} AND ({condition.Text})"
        );
#pragma warning restore CA2100
        command.Parameters.AddWithValue("$organisation", world.OrganisationId.ToByteArray(true));
        command.Parameters.AddWithValue("$branch", world.BranchId.ToByteArray(true));
        foreach (var (name, value) in condition.Values)
        {
            command.Parameters.AddWithValue(name, value);
        }

        return command;
    }
}
