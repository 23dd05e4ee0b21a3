using System.Globalization;
using Bunit;
using Microsoft.Extensions.DependencyInjection;
using Optica.Domain.Common;
using Optica.Domain.Organisations;
using Optica.Domain.Prescriptions;
using Optica.Portal.Features.Prescriptions.Components;
using Optica.Portal.Tests.Support;

namespace Optica.Portal.Tests.Components.Prescriptions;

/// <summary>A prescription on paper, in both languages.</summary>
public sealed class PrescriptionPrintTests : BunitContext
{
    public PrescriptionPrintTests() => Services.AddLocalization();

    [Theory]
    [InlineData("en", "Prescription for spectacles", "OD 0.00 Plano -0.75 180", "OS -2.00 0.00 –", "Registration 77")]
    [InlineData("es-CL", "Receta de lentes ópticos", "OD 0.00 Plano -0.75 180", "OI -2.00 0.00 –", "Registro 77")]
    public void Paper_ShowsZeroAndAxis180_InBothLanguages(string language, string title, string right, string left, string registration)
    {
        var paper = Print(language, PrescriptionStatus.Active);

        Assert.Equal(title, paper.Find("h1").TextContent);
        Assert.Equal([right, left], paper.FindAll(".rx-values tbody tr").Select(row => row.Words()));
        Assert.Equal("Óptica Norte Centro Ahumada 100, Santiago", paper.Find("header > div").Words());
        Assert.Contains("12.345.678-5", paper.Find(".paper-facts").Words(), StringComparison.Ordinal);
        Assert.Contains(registration, paper.Find("footer").Words(), StringComparison.Ordinal);
        Assert.Empty(paper.FindAll(".paper-invalid, button, script"));
    }

    [Theory]
    [InlineData(PrescriptionStatus.Cancelled, "Not valid: Cancelled")]
    [InlineData(PrescriptionStatus.Expired, "Not valid: Expired")]
    [InlineData(PrescriptionStatus.Draft, "Not valid: Draft")]
    public void Paper_ThatMayNotBeUsed_SaysSo(PrescriptionStatus status, string said) =>
        Assert.Equal(said, Print("en", status).Find(".paper-invalid").Words());

    [Fact]
    public void Paper_HasNoClinicalNotes()
    {
        var markup = Print("en", PrescriptionStatus.Active).Markup;

        Assert.Contains("Wear them always", markup, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", markup, StringComparison.Ordinal);
    }

    private IRenderedComponent<PrescriptionPrint> Print(string language, PrescriptionStatus status)
    {
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language);
        var day = new DateOnly(2026, 3, 10);
        var id = Ids.New(World.Start);
        var row = new PrescriptionRow(id, 1, id, id, "Centro", PrescriptionKind.SingleVision, status, day, day.AddYears(2), null);
        var shop = new BranchRow(id, "Centro", "America/Santiago", true) { Address = "Ahumada 100, Santiago" };
        var content = new PrescriptionContent
        {
            Values = Entries.Values("od pl -0,75x0 os -2.00 0"),
            IssuerName = "María Soto",
            IssuerType = IssuerType.Optometrist,
            IssuerRegistration = "77",
            Recommendations = "Wear them always",
            Notes = "secret note",
            Observations = "secret observation",
        };
        return Render<PrescriptionPrint>(p =>
            p.Add(print => print.Paper, new PrescriptionPaper("Óptica Norte", shop, "Ana Soto", "12.345.678-5", row, content))
        );
    }
}
