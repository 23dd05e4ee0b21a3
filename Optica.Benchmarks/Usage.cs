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
              export --rows 100000
                  generates customers, then reads the rows of their report, streams it to a file and has ClosedXML write it alone:
                  time and peak memory over idle of each, 25 columns
            """
        );
        return 2;
    }
}
