using System.Globalization;
using Optica.Data;

namespace Optica.Benchmarks;

/// <summary>What to generate, and where.</summary>
/// <param name="Customers">How many customers in all.</param>
/// <param name="Data">The database.</param>
/// <param name="Seed">Which people.</param>
public sealed record GenerateOptions(int Customers, OpticaDataOptions Data, int Seed)
{
    /// <summary>Whether they have orders, and figures of them.</summary>
    public bool WithOrders { get; init; }

    /// <summary>Reads <c>--name value</c> pairs; null when something is missing or makes no sense.</summary>
    public static GenerateOptions? Parse(IReadOnlyList<string> arguments)
    {
        ArgumentNullException.ThrowIfNull(arguments);
        var values = arguments
            .Chunk(2)
            .Where(pair => pair.Length == 2)
            .ToDictionary(pair => pair[0], pair => pair[1], StringComparer.Ordinal);
        var provider = DatabaseProvider.Sqlite;
        var seed = 1;
        var orders = true;
        var good =
            int.TryParse(values.GetValueOrDefault("--customers"), NumberStyles.None, CultureInfo.InvariantCulture, out var customers)
            && values.ContainsKey("--connection")
            && (!values.TryGetValue("--provider", out var name) || Enum.TryParse(name, true, out provider))
            && (!values.TryGetValue("--seed", out var number) || int.TryParse(number, CultureInfo.InvariantCulture, out seed))
            && (!values.TryGetValue("--orders", out var wanted) || bool.TryParse(wanted, out orders));
        return good ? new(customers, new(provider, values["--connection"]), seed) { WithOrders = orders } : null;
    }
}
