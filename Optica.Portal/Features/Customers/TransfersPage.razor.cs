using Optica.Data.Customers;
using Optica.Domain.Common;
using Optica.Domain.Customers;
using Optica.Portal.Components.Shared;
using Optica.Portal.Components.Shared.Forms;
using Optica.Portal.LiveUpdates;

namespace Optica.Portal.Features.Customers;

/// <summary>Requests between branches that wait: those to decide, and those others decide.</summary>
public sealed partial class TransfersPage(TransferQueries queries, TransferService transfers, Toasts toasts) : IDisposable
{
    // what would move the rows waits until it is asked for
    private int news;

    private static readonly string[] Kinds = ["transfer_request"];

    private readonly CancellationTokenSource gone = new();
    private readonly Latest comparing = new();
    private ConfirmDialog dialog = default!;
    private IReadOnlyList<TransferRequestRow>? rows;
    private TransferRequestRow? asked;
    private Error? problem;
    private Error? refusal;
    private bool busy;

    /// <inheritdoc />
    public void Dispose()
    {
        comparing.Dispose();
        gone.Cancel();
        gone.Dispose();
    }

    /// <inheritdoc />
    protected override Task OnInitializedAsync() => LoadAsync();

    private string Name(TransferRequestRow? row) => row?.CustomerName ?? Words["unknown"];

    private Task CompareAsync() =>
        comparing.AskAsync(
            queries.WaitingAsync,
            answer => news = rows is { } shown && answer.TryGet(out var now, out _) ? CalmList.Differences(shown, now) : 0
        );

    private Task ShowAsync()
    {
        news = 0;
        return LoadAsync();
    }

    private async Task LoadAsync()
    {
        var result = await queries.WaitingAsync(gone.Token);
        // those to decide stand first
        rows = result.TryGet(out var all, out problem) ? [.. all.OrderByDescending(row => row.MayDecide)] : null;
    }

    private async Task DecideAsync(TransferRequestRow row, bool accept)
    {
        asked = row;
        if (busy || (!accept && await dialog.AskAsync() is null))
        {
            return;
        }

        busy = true;
        refusal = (await transfers.DecideAsync(row.Id, accept, gone.Token)).Error;
        if (refusal is null)
        {
            toasts.Success(Words[accept ? "accepted" : "refused", Name(row), row.ToBranch]);
        }

        // also after a refusal: somebody else may have decided
        await LoadAsync();
        busy = false;
    }
}
