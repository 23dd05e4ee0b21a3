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
              export [--rows 10000,100000,500000] [--connection "Data Source=bench.db"]
                  makes customers (or takes those that generate made), then reads the rows of their report, streams it to a file and
                  has ClosedXML write it alone: time and peak memory over idle of each, 25 columns
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
              writes [--customers 100000] [--connection "Data Source=bench.db"]
                  customers created and updated and orders taken by the product, and by EF with less around them, on a copy
              concurrent [--customers 100000] [--connection "Data Source=bench.db"]
                  40 readers and 10 writers at once for 10 s through the product's services, on a copy: errors, times, reads a second
              startup [--customers 100000] [--connection "Data Source=bench.db"] [--portal artifacts/portal]
                  starts the portal again and again: time till somebody signed in has the customer list on screen, and till search is ready
              figures [--operations 10000] [--customers 10000] [--connection "Data Source=bench.db"]
                  random operations of all kinds by the product's services, then stored figures against GROUP BY, on a copy
              load [--users 50,100,200,300] [--seconds 60] [--customers 100000] [--connection "Data Source=bench.db"]
                   [--portal artifacts/portal]
                  users with circuits of their own who search, open and change customers at a person's rate, more and more of them:
                  time from action to drawn answer, errors, memory, the largest number within the budget
              audit [--lines 1000000] [--customers 5000] [--rounds 9]
                  a long audit trail: pages by number and beside the line before, first, middle and last, for every filter; then all of
                  it bound into its chain and verified
              growth [--customers 10000,100000]
                  lists, totals, dashboard, profile, search and writes with more and more customers, and how much more each takes
              all [--customers 100000] [--connection "Data Source=bench.db"] [--portal artifacts/portal] [--out budgets.md]
                  every row of the budgets on one database, one table of them; written to the file after every step
            """
        );
        return 2;
    }
}
