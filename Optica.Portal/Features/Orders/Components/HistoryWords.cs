using Microsoft.Extensions.Localization;
using Optica.Domain.Audit;
using Optica.Domain.Orders;
using Optica.Portal.Components.Shared;
using Optica.Portal.Resources;

namespace Optica.Portal.Features.Orders.Components;

/// <summary>What happened in a step of an order's history, in words.</summary>
internal static class HistoryWords
{
    private const string Status = "Status";
    private static readonly string[] Shown = ["Lines", "Notes"];

    /// <summary>What it was: a payment, a refund, a step, a change.</summary>
    public static string Title(IStringLocalizer<OrderTexts> words, HistoryEntry step) =>
        (step.Action, OrderMove.Of(step), Change(step, Status)?.New) switch
        {
            ("create", _, _) => words["action_create"],
            ("quote_converted", _, _) => words["action_converted"],
            ("order_followed", _, { } now) => words["action_followed", Named(words, now), step.Reason ?? ""],
            ("order_cancelled", _, _) => words["action_order_cancelled"],
            ("order_lowered", _, _) => words["action_order_lowered"],
            (_, { IsRefund: false } paid, _) => words["action_paid", paid.Amount, Method(words, paid.Method)],
            (_, { IsRefund: true } back, _) => words["action_refunded", back.Amount],
            ("order_advanced", _, { } now) => words["action_advanced", Named(words, now)],
            _ => words["action_update"],
        };

    /// <summary>More about it, a line each.</summary>
    public static IEnumerable<string> Lines(IStringLocalizer<OrderTexts> words, HistoryEntry step)
    {
        if (OrderMove.Of(step) is { IsRefund: true, HandedBack: { } handed } back)
        {
            yield return words["handed_back", handed, back.Method is null ? Formats.Nothing : Method(words, back.Method)];
        }

        // one that begins has come from nowhere
        if (Change(step, Status) is { Old: not null } moved)
        {
            yield return words["changed", words["status"], Named(words, moved.Old), Named(words, moved.New)];
        }

        foreach (var change in step.Changes.Where(change => Shown.Contains(change.Field, StringComparer.Ordinal)))
        {
            yield return words["changed_to", words[$"field_{change.Field}"], change.New ?? words["removed", change.Old ?? ""].Value];
        }

        if (step.Reason is not null && step.Action != "order_followed")
        {
            yield return words["reason_is", step.Reason];
        }
    }

    private static FieldChange? Change(HistoryEntry step, string field) => step.Changes.FirstOrDefault(change => change.Field == field);

    private static string Method(IStringLocalizer<OrderTexts> words, PaymentMethod? method) => words[$"method_{method}"];

    private static string Named(IStringLocalizer<OrderTexts> words, string? status) =>
        Enum.TryParse<OrderStatus>(status, out var known) ? words[$"status_{known}"] : Formats.Nothing;
}
