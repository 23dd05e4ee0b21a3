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
    private PrescriptionDetail? found;
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
    public void Dispose() => reading.Dispose();

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

    private Task LoadAsync() =>
        reading.AskAsync(
            token => queries.ReadAsync(Id, token),
            answer =>
            {
                found = answer.TryGet(out var read, out problem) ? read : null;
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
