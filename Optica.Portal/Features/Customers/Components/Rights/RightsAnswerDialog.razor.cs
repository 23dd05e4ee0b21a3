using Microsoft.AspNetCore.Components;
using Optica.Data.Customers;
using Optica.Domain.Common;
using Optica.Domain.Customers;
using Optica.Portal.Components.Shared.Forms;

namespace Optica.Portal.Features.Customers.Components.Rights;

/// <summary>Grants or refuses a request; what an erasure keeps is said before it is done, and what cannot be done is not offered.</summary>
public sealed partial class RightsAnswerDialog(RightsService service, ICurrentAccess access) : IDisposable
{
    private readonly CancellationTokenSource gone = new();
    private DialogForm dialog = default!;
    private RightsAnswer input = new();
    private RightsRow? row;
    private ErasurePlan plan = new(null, null);

    /// <summary>The customer.</summary>
    [Parameter, EditorRequired]
    public Guid CustomerId { get; set; }

    /// <summary>Whether the data is blocked or was erased.</summary>
    [Parameter]
    public RightsStanding Standing { get; set; } = RightsStanding.Free;

    /// <summary>Answered: which request.</summary>
    [Parameter]
    public EventCallback<RightsRow> Saved { get; set; }

    /// <summary>Somebody else changed the request meanwhile.</summary>
    [Parameter]
    public EventCallback<Error> Failed { get; set; }

    /// <summary>Why what is asked for cannot be done as things stand: it is said before it is tried.</summary>
    private string? Obstacle =>
        row?.Kind switch
        {
            RightsKind.Rectification => Standing.Refusal is { } refusal
                ? refusal is CustomerBlocked
                    ? Words["correct_blocked"].Value
                    : refusal.Message
                : null,
            RightsKind.Block => Standing.Refusal is { } refusal
                ? refusal is CustomerBlocked
                    ? Words["block_blocked"].Value
                    : refusal.Message
                : null,
            RightsKind.Unblock => Standing.BlockedAt is null ? Words["unblock_free"].Value : null,
            RightsKind.Erase => Standing.ErasedAt is null ? null : new CustomerErased().Message,
            _ => null,
        };

    private bool IsCorrection => row?.Kind == RightsKind.Rectification && !input.Refuse;

    private IReadOnlyList<(bool Value, string Text)> Decisions => [(false, Words["decision_do"]), (true, Words["decision_refuse"])];

    /// <summary>Opens the dialog.</summary>
    /// <param name="request">The request.</param>
    /// <param name="kept">What an erasure of today would keep.</param>
    public void Open(RightsRow request, ErasurePlan kept)
    {
        (row, plan, input) = (request, kept, new RightsAnswer());
        // the title is about another request now
        StateHasChanged();
        dialog.Open(input);
    }

    /// <inheritdoc />
    public void Dispose()
    {
        gone.Cancel();
        gone.Dispose();
    }

    private async Task<Error?> SaveAsync()
    {
        var answered = row!;
        var done = await service.AnswerAsync(answered.Id, input, new ChangeOptions(answered.Version), gone.Token);
        if (done.Error is { } error)
        {
            return error;
        }

        await Saved.InvokeAsync(answered);
        return null;
    }
}
