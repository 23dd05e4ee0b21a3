using Microsoft.AspNetCore.Components;
using Optica.Domain.Common;
using Optica.Domain.Orders;
using Optica.Domain.Segments;
using Optica.Portal.Components.Shared;
using Optica.Portal.Components.Shared.Charts;

namespace Optica.Portal.Features.Customers.Components.Profile;

/// <summary>What a customer is worth, and why they are in their segment.</summary>
public sealed partial class AnalyticsTab
{
    private readonly CancellationTokenSource gone = new();
    private CustomerAnalytics? data;
    private Error? problem;

    /// <summary>The customer.</summary>
    [Parameter, EditorRequired]
    public Guid CustomerId { get; set; }

    /// <summary>Zone of the days.</summary>
    [Parameter, EditorRequired]
    public TimeZoneInfo Zone { get; set; } = TimeZoneInfo.Utc;

    private IReadOnlyList<BarItem> Favourites =>
        [.. data!.Favourites.Select(row => new BarItem(row.Name, row.Quantity, Second: row.Amount, Tone: ChartTone.One))];

    private IReadOnlyList<BarItem> Statuses =>
        [.. data!.Statuses.Select(row => new BarItem(OrderWords[$"status_{row.Status}"], row.Orders, Tone: Tone(row.Status)))];

    private string Why
    {
        get
        {
            var figures = data!.Figures;
            if (figures.LastOrderAt is not { } last)
            {
                return Words["why_New"];
            }

            var days = Ago(LocalDay.Of(Time.GetUtcNow(), Zone).DayNumber - LocalDay.Of(new DateTimeOffset(last), Zone).DayNumber);
            var tier = Words[$"segment_{figures.Tier}"];
            return figures switch
            {
                { Segment: Segment.AtRisk } => Words["why_AtRisk", days, tier],
                { OrderCount: 1 } => Words["why_one", tier, days],
                _ => Words["why", tier, Formats.Count(figures.OrderCount), days],
            };
        }
    }

    /// <inheritdoc />
    public void Dispose()
    {
        gone.Cancel();
        gone.Dispose();
    }

    /// <inheritdoc />
    protected override Task OnInitializedAsync() => LoadAsync();

    /// <summary>By the calendar: whoever came last evening came yesterday.</summary>
    private string Ago(int days) => days is 0 or 1 ? Words[$"ago_{days}"] : Words["ago", Formats.Count(days)];

    private async Task LoadAsync() =>
        data = (await Queries.CustomerAsync(CustomerId, gone.Token)).TryGet(out var found, out problem) ? found : null;

    private static ChartTone Tone(OrderStatus status) =>
        status switch
        {
            OrderStatus.Pending => ChartTone.Warning,
            OrderStatus.Processing => ChartTone.Info,
            OrderStatus.Shipped => ChartTone.Two,
            OrderStatus.Delivered => ChartTone.Success,
            _ => ChartTone.Neutral,
        };
}
