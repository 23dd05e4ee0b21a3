namespace Optica.Benchmarks;

/// <summary>Says how the program is called.</summary>
internal static class Usage
{
    public static int Show()
    {
        Console.Error.WriteLine(
            """
            Optica.Benchmarks
              generate --customers 100000 --connection "Data Source=bench.db" [--provider Sqlite] [--seed 1]
                  fills an empty database with organisations, branches and customers, the same ones for the same seed
            """
        );
        return 2;
    }
}
