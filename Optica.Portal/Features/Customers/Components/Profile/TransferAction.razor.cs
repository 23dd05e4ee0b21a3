using Microsoft.AspNetCore.Components;
using Optica.Data.Customers;
using Optica.Data.Organisations;
using Optica.Domain.Common;
using Optica.Domain.Customers;
using Optica.Domain.Organisations;
using Optica.Portal.Components.Shared.Forms;

namespace Optica.Portal.Features.Customers.Components.Profile;

/// <summary>Asks where to and why; moves at once with full rights in both branches, otherwise files a request.</summary>
public sealed partial class TransferAction(TransferService transfers, BranchQueries branches) : IDisposable
{
    private readonly CancellationTokenSource gone = new();
    private ConfirmDialog dialog = default!;
    private ConfirmDialog sharing = default!;
    private IReadOnlyList<(BranchRow? Value, string Text)> options = [];
    private IReadOnlyList<Duplicate> hits = [];
    private BranchRow? target;
    private bool busy;

    /// <summary>The customer.</summary>
    [Parameter, EditorRequired]
    public CustomerProfile Profile { get; set; } = default!;

    /// <summary>Moved or asked: what to say.</summary>
    [Parameter]
    public EventCallback<ProfileNotice> Done { get; set; }

    /// <summary>Refused.</summary>
    [Parameter]
    public EventCallback<Error> Failed { get; set; }

    private bool IsRequest => target is { MayChange: false };

    /// <inheritdoc />
    public void Dispose()
    {
        gone.Cancel();
        gone.Dispose();
    }

    private async Task AskAsync()
    {
        if (!(await branches.OfOrganisationAsync(gone.Token)).TryGet(out var all, out var error))
        {
            await Failed.InvokeAsync(error);
            return;
        }

        options = [.. all.Where(branch => branch.Id != Profile.Branch.Id).Select(branch => ((BranchRow?)branch, branch.Name))];
        target = options.Count > 0 ? options[0].Value : null;
        if (target is null)
        {
            await Done.InvokeAsync(new ProfileNotice(Words["transfer_nowhere"]));
        }
        else if (await dialog.AskAsync() is { } answer)
        {
            await RunAsync(new TransferInput(target.Id, answer.Reason));
        }
    }

    private async Task RunAsync(TransferInput input)
    {
        busy = true;
        var result = IsRequest ? new TransferNeedsRequest() : await transfers.TransferAsync(Profile.Id, input, gone.Token);
        var asked = result.Error is TransferNeedsRequest;
        var error = asked ? (await transfers.RequestAsync(Profile.Id, input, gone.Token)).Error : result.Error;
        busy = false;
        if (error is CustomerExists exists && MayShare(exists) && !input.SharesContact)
        {
            await ShareAsync(exists, input);
        }
        else if (error is not null)
        {
            await Failed.InvokeAsync(error);
        }
        else
        {
            await Done.InvokeAsync(new ProfileNotice(Words[asked ? "transfer_asked" : "transferred", Profile.FullName, target!.Name]));
        }
    }

    /// <summary>The same e-mail or phone may belong to a relative; the same RUT cannot.</summary>
    private static bool MayShare(CustomerExists exists) =>
        !exists.Duplicates.Any(hit => hit.Blocks && hit.Fields.Contains(Duplicate.RutField, StringComparer.Ordinal));

    private async Task ShareAsync(CustomerExists exists, TransferInput input)
    {
        hits = [.. exists.Duplicates.Where(hit => hit.Blocks)];
        if (await sharing.AskAsync() is not null)
        {
            await RunAsync(input with { SharesContact = true });
        }
    }
}
