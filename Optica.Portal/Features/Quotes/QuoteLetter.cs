using System.Globalization;
using System.Text;
using Microsoft.Extensions.Localization;
using Optica.Domain.Common;
using Optica.Domain.Quotes;
using Optica.Portal.Resources;

namespace Optica.Portal.Features.Quotes;

/// <summary>Writes a quote as an e-mail of plain text: what is offered, what it costs, until when. Nothing medical is in it.</summary>
public sealed class QuoteLetter(IStringLocalizer<QuoteMailTexts> words)
{
    /// <summary>Subject and text.</summary>
    /// <param name="quote">The quote.</param>
    /// <param name="sender">Who offers it.</param>
    public (string Subject, string Text) Write(QuoteDetail quote, string sender)
    {
        var text = new StringBuilder();
        var until = quote.Row.ValidUntil.ToString("dd-MM-yyyy", CultureInfo.InvariantCulture);
        text.AppendLine(words["greeting", quote.Row.CustomerName]).AppendLine();
        text.AppendLine(words["intro", quote.Row.Number, quote.Branch.Name, until]).AppendLine();
        foreach (var one in quote.Alternatives)
        {
            Append(text, one);
        }

        if (quote.Notes is { } notes)
        {
            text.AppendLine(notes).AppendLine();
        }

        text.AppendLine(words["closing"]).AppendLine(sender);
        return (words["subject", quote.Row.Number, sender], text.ToString());
    }

    private void Append(StringBuilder text, QuoteAlternativeRow one)
    {
        text.AppendLine(words["alternative", one.Name]);
        foreach (var line in one.Lines)
        {
            text.AppendLine(words["line", line.Quantity, line.Description, Clp.Format(line.Total)]);
        }

        if (one.OwnFrame)
        {
            text.AppendLine(words["own_frame", one.OwnFrameDescription ?? ""]);
        }

        if (one.Money.BenefitName is { } benefit)
        {
            text.AppendLine(words["benefit", benefit]);
        }

        text.AppendLine(words["total", Clp.Format(one.Money.Total)]);
        if (one.Money.InstitutionShare > 0)
        {
            text.AppendLine(words["your_share", Clp.Format(one.Money.CustomerShare)]);
        }

        text.AppendLine();
    }
}
