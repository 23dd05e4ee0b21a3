using System.Globalization;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using Optica.Portal.Components.Shared.Charts;

namespace Optica.Portal.Tests.Browser;

/// <summary>Every chart as markup, with the figures that strain it: for a browser to show without a page of the product.</summary>
internal static class ChartGallery
{
    private static readonly long[] Revenue =
    [
        8_420_300,
        12_345_900,
        6_100_000,
        0,
        9_120_990,
        10_004_000,
        9_890_000,
        11_450_700,
        8_710_230,
        13_902_110,
        12_010_450,
        4_567_890,
    ];

    private static readonly BarItem[] Segments =
    [
        new("Nuevo", 412, "/s", 0, "Marketing dirigido", ChartTone.SegmentNew),
        new("Primera compra", 680, "/s", 61_204_990, "Oferta de bienvenida", ChartTone.SegmentFirstTime),
        new("Recurrente", 355, "/s", 70_450_120, "Campaña de retención", ChartTone.SegmentReturning),
        new("Regular", 240, "/s", 98_010_000, "Programa de fidelidad", ChartTone.SegmentRegular),
        new("VIP", 36, "/s", 41_999_000, "Servicio preferente", ChartTone.SegmentVip),
        new("En riesgo", 518, "/s", 9_000_000_000_000, "Recuperación", ChartTone.SegmentAtRisk),
    ];

    private static readonly BarItem[] Products =
    [
        new("Armazón Ray-Ban Wayfarer RB2140 edición especial con estuche de cuero y paño de microfibra", 12),
        new("Supercalifragilisticoespialidosísimoextraordinario", 1),
        new("Consulta", 0),
    ];

    /// <summary>The charts, one card each, as charts or as tables.</summary>
    public static async Task<string> MarkupAsync(string language, bool asTables)
    {
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language);
        await using var context = new BunitContext();
        context.Services.AddLocalization();
        (string Id, RenderFragment Chart)[] cards =
        [
            ("year", Chart<ColumnChart>(("Points", Months(Revenue, "/m")), ("Unit", ChartUnit.Money), ("ShowTotal", true))),
            ("two-years", Chart<ColumnChart>(("Points", Months([.. Revenue, .. Revenue], null)), ("Unit", ChartUnit.Money))),
            ("one", Chart<ColumnChart>(("Points", Months([1], "/m")))),
            ("huge", Chart<ColumnChart>(("Points", Months([9_000_000_000_000, 1], "/m")), ("Unit", ChartUnit.Money))),
            ("none", Chart<ColumnChart>(("Points", Months([0, 0], null)))),
            ("segments", Chart<BarList>(("Items", Segments), ("ShowTotal", true))),
            ("products", Chart<BarList>(("Items", Products), ("ShowShare", false))),
            ("status", Chart<ShareBar>(("Items", Segments))),
            ("trend", Chart<TrendSpark>(("Points", Months(Revenue, null)), ("Unit", ChartUnit.Money))),
        ];
        var markup = "";
        foreach (var (id, chart) in cards)
        {
            var card = context.Render<ChartCard>(p => p.Add(c => c.Id, id).Add(c => c.Title, $"{id} de prueba").AddChildContent(chart));
            if (asTables)
            {
                await card.FindAll("[role=group] button")[1].ClickAsync(new());
            }

            markup += card.Markup;
        }

        return markup;
    }

    private static RenderFragment Chart<TChart>(params (string Name, object Value)[] parameters)
        where TChart : IComponent =>
        builder =>
        {
            builder.OpenComponent<TChart>(0);
            foreach (var (name, value) in parameters)
            {
                builder.AddComponentParameter(1, name, value);
            }

            builder.CloseComponent();
        };

    private static List<ChartPoint> Months(long[] values, string? href) =>
        [
            .. values.Select(
                (value, index) =>
                {
                    var month = new DateOnly(2026, 11, 1).AddMonths(index - values.Length + 1);
                    return new ChartPoint(
                        ChartMonths.Short(month),
                        ChartMonths.Long(month),
                        value,
                        "34 pedidos",
                        href,
                        IsPartial: index == values.Length - 1 && index > 0
                    );
                }
            ),
        ];
}
