namespace Optica.Benchmarks.Databases;

/// <summary>The database that a command works on.</summary>
/// <param name="Customers">How many customers are made when there is none yet.</param>
/// <param name="Connection">A database that <c>generate</c> made, which stays as it is: the command works on a copy; null to make one.</param>
internal sealed record DatabaseOptions(int Customers, string? Connection)
{
    private const int Usual = 100_000;

    /// <summary>Takes <c>--customers</c> and <c>--connection</c>.</summary>
    public static DatabaseOptions Take(Arguments arguments, int usual = Usual) =>
        new(arguments.Number("--customers", usual), arguments.Text("--connection"));
}
