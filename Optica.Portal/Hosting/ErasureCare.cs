using Optica.Data.Customers;

namespace Optica.Portal.Hosting;

/// <summary>
/// Every hour: takes up, at the first one, erasures that an earlier version made, notes erasures outside the database, says loudly whom an
/// older backup brought back, and finishes erasures whose hold has ended. Erasing again is an operator's command, since a file alone must
/// not be able to erase anybody.
/// </summary>
internal sealed partial class ErasureCare(
    ErasureList list,
    ErasureCleanUp cleanUp,
    ErasureUpgrade upgrade,
    ErasureTraces traces,
    ILogger<ErasureCare> logger
)
{
    /// <summary>Every minute: what an erasure has left to do outside its transaction.</summary>
    public Task TickAsync(CancellationToken cancellation) => traces.TickAsync(cancellation);

    /// <summary>Does it.</summary>
    public async Task RunAsync(CancellationToken cancellation)
    {
        try
        {
            await list.NoteAsync(null, cancellation);
            foreach (var line in await list.BroughtBackAsync(cancellation))
            {
                LogBroughtBack(line.CustomerId, line.Number);
            }
        }
        catch (Exception unusable) when (unusable is IOException or UnauthorizedAccessException)
        {
            LogUnusable(unusable.Message);
        }

        try
        {
            await upgrade.RunAsync(cancellation);
        }
        finally
        {
            // an old one that cannot be taken up must not keep a hold from ending
            await cleanUp.RunAsync(cancellation);
            await traces.FollowAsync(cancellation);
        }
    }

    [LoggerMessage(
        LogLevel.Critical,
        "Customer {Customer} was erased ({Number}) and is back from an older backup: run the portal with --erase-again"
    )]
    private partial void LogBroughtBack(Guid customer, string number);

    [LoggerMessage(LogLevel.Error, "The list of erasures cannot be read or written, trying again in an hour: {Problem}")]
    private partial void LogUnusable(string problem);
}
