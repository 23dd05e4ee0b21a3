using Microsoft.AspNetCore.Components;
using Optica.Data.Prescriptions;
using Optica.Domain.Common;
using Optica.Domain.Prescriptions;
using Optica.Portal.Components.Shared;
using Optica.Portal.Components.Shared.Prescriptions;

namespace Optica.Portal.Features.Prescriptions;

/// <summary>One prescription. Loads once per visit: reading what was prescribed is recorded.</summary>
public sealed partial class PrescriptionPage(PrescriptionQueries queries, Toasts toasts) : IDisposable
{
    private readonly Latest reading = new();
    private readonly Latest looking = new();
    private bool isOld;
    private PrescriptionDetail? found;
    private bool suspended;
    private TimeZoneInfo zone = TimeZoneInfo.Utc;
    private Error? problem;
    private Error? refusal;
    private Guid? loaded;

    /// <summary>The prescription.</summary>
    [Parameter]
    public Guid Id { get; set; }

    private string Title =>
        found!.CustomerName.Length == 0 ? Words[$"kind_{found.Row.Kind}"] : $"{Words[$"kind_{found.Row.Kind}"]} · {found.CustomerName}";

    private IReadOnlyList<Crumb> Crumbs =>
        found is { CustomerName.Length: > 0 }
            ? [new(Words["customers"], "/admin/customers"), new(found.CustomerName, PrescriptionUrl.OfCustomer(found.Row.CustomerId))]
            : [new(Words["due_title"], PrescriptionUrl.Due)];

    /// <inheritdoc />
    public void Dispose()
    {
        reading.Dispose();
        looking.Dispose();
    }

    /// <inheritdoc />
    protected override async Task OnParametersSetAsync()
    {
        if (loaded != Id)
        {
            loaded = Id;
            (found, refusal) = (null, null);
            await LoadAsync();
        }
    }

    /// <summary>Somebody changed it, perhaps this user. Reading it again is recorded, so whoever looks is asked.</summary>
    private Task LookAsync() =>
        looking.AskAsync(async token =>
            isOld = found is { } shown && (await queries.RowAsync(Id, token)).TryGet(out var row, out _) && row.Version > shown.Row.Version
        );

    private Task LoadAsync() =>
        reading.AskAsync(
            token => queries.ReadAsync(Id, token),
            answer =>
            {
                found = answer.TryGet(out var read, out problem) ? read : null;
                isOld = false;
                zone = found is null ? zone : TimeZoneInfo.FindSystemTimeZoneById(found.Branch.TimeZone);
            }
        );

    private async Task ChangedAsync(string said)
    {
        refusal = null;
        toasts.Success(said);
        await LoadAsync();
    }
}
