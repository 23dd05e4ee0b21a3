using Microsoft.AspNetCore.Components;
using Optica.Data.Prescriptions;
using Optica.Domain.Common;
using Optica.Domain.Prescriptions;
using Optica.Portal.Components.Shared.Forms;

namespace Optica.Portal.Features.Prescriptions.Components;

/// <summary>The steps of a prescription's life that people take (OR-23).</summary>
public sealed partial class PrescriptionActions(PrescriptionLifeService life, PrescriptionQueries queries)
{
    private ConfirmDialog cancelling = default!;
    private ConfirmDialog erring = default!;
    private bool busy;

    /// <summary>The prescription.</summary>
    [Parameter, EditorRequired]
    public PrescriptionDetail Prescription { get; set; } = default!;

    /// <summary>A step was taken: what to say.</summary>
    [Parameter]
    public EventCallback<string> Done { get; set; }

    /// <summary>A step was refused.</summary>
    [Parameter]
    public EventCallback<Error> Failed { get; set; }

    private static int ReasonLength => Domain.Prescriptions.Prescription.ReasonLength;

    /// <summary>Nothing may be done with the customer's data: what would be refused is not offered (CL-12).</summary>
    [Parameter]
    public bool IsSuspended { get; set; }

    private bool May => !IsSuspended && Prescription.Branch.MayChange && Prescription.Content is not null;

    private bool Can(PrescriptionStatus step) => Prescription.Next.Contains(step);

    private Task ActivateAsync() =>
        RunAsync(
            () => life.ActivateAsync(Prescription.Row.Id, new(Prescription.Row.Version), CancellationToken.None),
            async () => Words[await queries.IsHistoryAsync(Prescription.Row.Id, CancellationToken.None) ? "filed" : "activated"]
        );

    private Task CancelAsync() => CloseAsync(cancelling, life.CancelAsync, "cancelled");

    private Task MarkErrorAsync() => CloseAsync(erring, life.MarkEnteredInErrorAsync, "marked_error");

    private async Task CloseAsync(
        ConfirmDialog dialog,
        Func<Guid, string?, ChangeOptions, CancellationToken, Task<Result<Done>>> close,
        string said
    )
    {
        if (await dialog.AskAsync() is { } answer)
        {
            await RunAsync(
                () => close(Prescription.Row.Id, answer.Reason, new(Prescription.Row.Version), CancellationToken.None),
                () => Task.FromResult(Words[said].Value)
            );
        }
    }

    private async Task RunAsync(Func<Task<Result<Done>>> act, Func<Task<string>> said)
    {
        busy = true;
        try
        {
            await ((await act()).Error is { } error ? Failed.InvokeAsync(error) : Done.InvokeAsync(await said()));
        }
        finally
        {
            busy = false;
        }
    }
}
