namespace Optica.Benchmarks;

/// <summary>Says how the program is called.</summary>
internal static class Usage
{
    public static int Show()
    {
        Console.Error.WriteLine(
            """
            Optica.Benchmarks
              generate --customers 100000 --connection "Data Source=bench.db" [--provider Sqlite] [--seed 1] [--orders false]
                  fills an empty database with organisations, branches, customers and their orders, the same ones for the same seed
              export --rows 100000
                  generates customers, then reads the rows of their report, streams it to a file and has ClosedXML write it alone:
                  time and peak memory over idle of each, 25 columns
              board [--jobs 500]
                  makes open and finished jobs, then loads the board, renders it and moves a job, by the product and by hand-written SQL
              search [--customers 100000] [--connection "Data Source=bench.db"] [--only product]
                  makes customers (or takes those that generate made), then asks 500 realistic and 60 adversarial questions of the
                  product, of the product without its index and of hand-written SQL: right answers, times, memory, load, throughput;
                  alone, only the product is timed, and its answers are compared
              lists [--customers 100000] [--connection "Data Source=bench.db"] [--only profile]
                  makes customers with orders (or takes those that generate made), then asks for lists, deep pages, totals, the dashboard
                  and profiles by the product, by hand-written SQL and by loading and computing
              circuits [--circuits 100] [--seconds 60] [--rate 20] [--portal artifacts/portal]
                  starts the portal (the built one, or a published one) on a fresh demo database, opens so many circuits on the
                  customer list and changes customers: memory of a circuit, delay to the screens, questions a second, what is left
            """
        );
        return 2;
    }
}
