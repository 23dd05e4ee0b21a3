using Microsoft.AspNetCore.Components;
using Optica.Data.Prescriptions;
using Optica.Domain.Common;
using Optica.Domain.Prescriptions;
using Optica.Portal.Components.Shared;
using Optica.Portal.Components.Shared.Prescriptions;

namespace Optica.Portal.Features.Customers.Components.Profile;

/// <summary>
/// A customer's prescriptions: cards with their plain side for everybody; values, comparison and evolution for clinical staff, each opened
/// on demand since every reading is recorded.
/// </summary>
public sealed partial class PrescriptionsTab(PrescriptionQueries queries, PrescriptionTrendQueries trends, ICurrentAccess access)
{
    private static readonly string[] Kinds = ["prescription"];

    private readonly Latest listing = new();
    private readonly Latest comparing = new();
    private readonly Latest charting = new();
    private Page<PrescriptionRow>? page;
    private PrescriptionComparison? comparison;
    private IReadOnlyList<TrendPoint>? trend;
    private IReadOnlyList<Guid> chosen = [];
    private Error? problem;
    private (Guid Customer, int Page)? shown;
    private PrescriptionKind? drawn;
    private bool drawing;

    /// <summary>The customer.</summary>
    [Parameter, EditorRequired]
    public Guid CustomerId { get; set; }

    /// <summary>Whether records of the customer's branch may be changed.</summary>
    [Parameter]
    public bool MayChange { get; set; }

    /// <summary>Which page of the list.</summary>
    [Parameter]
    public int At { get; set; } = 1;

    /// <summary>One or two prescriptions to compare.</summary>
    [Parameter]
    public string? Compare { get; set; }

    private bool IsClinical => access.Scope.May(Permissions.Clinical) && !access.Scope.IsPlatform;

    private bool MayEnter => IsClinical && MayChange;

    /// <inheritdoc />
    public void Dispose()
    {
        listing.Dispose();
        comparing.Dispose();
        charting.Dispose();
    }

    /// <inheritdoc />
    protected override async Task OnParametersSetAsync()
    {
        if (shown != (CustomerId, At))
        {
            if (shown?.Customer != CustomerId)
            {
                Forget();
            }

            shown = (CustomerId, At);
            await LoadAsync();
        }

        List<Guid> wanted =
        [
            .. (Compare ?? "")
                .Split('~')
                .Select(text => Guid.TryParse(text, out var id) ? id : Guid.Empty)
                .Where(id => id != Guid.Empty)
                .Distinct()
                .Take(2),
        ];
        if (IsClinical && !wanted.SequenceEqual(chosen))
        {
            chosen = wanted;
            await CompareAsync();
        }
    }

    private static string Label(PrescriptionRow row) => Formats.Date(row.PrescribedOn);

    private string PageHref(int number) => $"{PrescriptionUrl.OfCustomer(CustomerId)}&page={number}";

    /// <summary>Choosing a second one compares; choosing one again leaves it out; a third one takes the place of the first.</summary>
    private string CompareHref(Guid id)
    {
        List<Guid> next = chosen.Contains(id) ? [.. chosen.Where(other => other != id)] : [.. chosen.TakeLast(1), id];
        return next.Count == 0
            ? PrescriptionUrl.OfCustomer(CustomerId)
            : $"{PrescriptionUrl.OfCustomer(CustomerId)}&compare={string.Join('~', next)}";
    }

    /// <summary>Nothing of one customer is shown beside another's name.</summary>
    private void Forget()
    {
        charting.Begin();
        (page, comparison, trend, chosen) = (null, null, null, []);
        (drawn, drawing) = (null, false);
    }

    private Task LoadAsync() =>
        listing.AskAsync(
            token => queries.OfCustomerAsync(CustomerId, new PageRequest(At), token),
            answer => page = answer.TryGet(out var rows, out problem) ? rows : null
        );

    private Task CompareAsync()
    {
        comparison = null;
        if (chosen is not [var one, var other])
        {
            comparing.Begin();
            return Task.CompletedTask;
        }

        return comparing.AskAsync(
            token => trends.CompareAsync(one, other, token),
            answer => comparison = answer.TryGet(out var both, out problem) ? both : null
        );
    }

    /// <summary>One kind of each that cannot be drawn together, the newest first.</summary>
    private List<PrescriptionKind> Families =>
        page!.Items.Aggregate(
            new List<PrescriptionKind>(),
            (kinds, row) => kinds.Exists(kind => kind.ComparesWith(row.Kind)) ? kinds : [.. kinds, row.Kind]
        );

    private async Task DrawAsync(PrescriptionKind kind)
    {
        (drawing, drawn) = (true, kind);
        await charting.AskAsync(
            token => trends.EvolutionAsync(CustomerId, kind, token),
            answer =>
            {
                trend = answer.TryGet(out var points, out problem) ? points : null;
                drawing = false;
            }
        );
    }
}
