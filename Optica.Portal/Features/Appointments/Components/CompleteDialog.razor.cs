using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using Optica.Data.Appointments;
using Optica.Domain.Appointments;
using Optica.Domain.Common;
using Optica.Domain.Customers;
using Optica.Portal.Components.Shared.Forms;

namespace Optica.Portal.Features.Appointments.Components;

/// <summary>Completes a visit: says which customer a guest is, and when the next exam is due.</summary>
public sealed partial class CompleteDialog(AppointmentCompletionService service, AppointmentQueries queries)
{
    private ElementReference dialog;
    private FormsScript? script;
    private CompletionInput? model;
    private EditContext? form;
    private ValidationMessageStore? messages;
    private IReadOnlyList<Duplicate> matches = [];
    private long seen;
    private Guid? who;
    private bool chosen;
    private string? problem;
    private bool saving;
    private bool toOpen;

    /// <summary>The visit.</summary>
    [Parameter, EditorRequired]
    public AppointmentDetail Detail { get; set; } = default!;

    /// <summary>It is completed.</summary>
    [Parameter]
    public EventCallback<VisitOutcome> Done { get; set; }

    private IReadOnlyList<Duplicate> Known => [.. matches.Where(match => match.Id is not null)];

    /// <summary>Whoever has the RUT is the person; a phone is shared by families.</summary>
    private bool MayBeNew => !Known.Any(IsSamePerson);

    /// <summary>Opens the dialog.</summary>
    public async Task OpenAsync()
    {
        model = new CompletionInput { NextEyeExamDue = Detail.Exam?.NextDue };
        form = new EditContext(model);
        messages = new ValidationMessageStore(form);
        // what others do while it is open is not overridden unseen
        (problem, matches, seen) = (null, [], Detail.Row.Version);
        if (Detail.Row.Visitor.IsGuest)
        {
            await MatchAsync();
        }

        toOpen = true;
        StateHasChanged();
    }

    /// <inheritdoc />
    public ValueTask DisposeAsync() => script?.DisposeAsync() ?? ValueTask.CompletedTask;

    /// <inheritdoc />
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (toOpen)
        {
            toOpen = false;
            script ??= new FormsScript(Runtime);
            await script.OpenAsync(dialog);
        }
    }

    private static bool IsSamePerson(Duplicate match) => match.Fields.Contains(Duplicate.RutField, StringComparer.Ordinal);

    /// <summary>Looks who the guest may be; nobody is chosen for the user while there is a doubt.</summary>
    private async Task MatchAsync()
    {
        matches = (await queries.GuestMatchesAsync(Detail.Row.Id, CancellationToken.None)).TryGet(out var found, out var error)
            ? found
            : [];
        problem = error?.Message;
        var same = Known.FirstOrDefault(IsSamePerson);
        (who, chosen) = (same?.Id, same is not null || Known.Count == 0);
    }

    private void Choose(Guid? customer) => (who, chosen, problem) = (customer, true, null);

    private async Task SaveAsync()
    {
        messages!.Clear();
        if (saving || model is null || form!.GetValidationMessages().Any())
        {
            return;
        }

        if (Detail.Row.Visitor.IsGuest && !chosen)
        {
            problem = Words["guest_choose"];
            return;
        }

        (saving, problem) = (true, null);
        try
        {
            model.Guest = new GuestIdentity { CustomerId = who, SharesContact = who is null && Known.Count > 0 };
            var result = await service.CompleteAsync(Detail.Row.Id, model, new ChangeOptions(seen), CancellationToken.None);
            if (result.TryGet(out var outcome, out var error))
            {
                await CloseAsync();
                await Done.InvokeAsync(outcome);
            }
            else
            {
                await TellAsync(error);
            }
        }
        finally
        {
            saving = false;
        }
    }

    private async Task TellAsync(Error error)
    {
        if (error is CustomerExists)
        {
            // somebody else registered them meanwhile: now they can be chosen
            await MatchAsync();
        }

        if (error is not Invalid invalid)
        {
            problem = error.Message;
            return;
        }

        foreach (var field in invalid.Fields)
        {
            if (field.Field == nameof(CompletionInput.NextEyeExamDue))
            {
                messages!.Add(form!.Field(field.Field), field.Message);
            }
            else
            {
                problem = field.Message;
            }
        }

        form!.NotifyValidationStateChanged();
    }

    private Task CloseAsync() => script?.CloseAsync(dialog) ?? Task.CompletedTask;

    private void Closed() => (model, form, messages) = (null, null, null);
}
