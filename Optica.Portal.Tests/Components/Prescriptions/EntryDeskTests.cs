using Optica.Domain.Prescriptions;
using Optica.Portal.Features.Prescriptions.Entry;

namespace Optica.Portal.Tests.Components.Prescriptions;

/// <summary>What happens while a prescription is typed, without a screen.</summary>
public sealed class EntryDeskTests
{
    private const string Usual = "od -2.25 -0.75x180 os -2.00 -0.50x170 add 2.00 pd 31.5/31";

    [Theory]
    [InlineData("-2.25", "-2.25")]
    [InlineData("-2,25", "-2.25")]
    [InlineData("−2,25", "-2.25")]
    [InlineData("2", "+2.00")]
    [InlineData(".5", "+0.50")]
    [InlineData("0", "0.00")]
    [InlineData("pl", "0.00")]
    [InlineData("plano", "0.00")]
    public void Type_Sphere_IsWrittenInOneForm(string typed, string written)
    {
        var (desk, input) = Open();

        desk.Type(Cell("Right.Sphere"), typed);

        Assert.Equal(written, desk.Sheet.Text(Cell("Right.Sphere")));
        Assert.Equal(decimal.Parse(written, System.Globalization.CultureInfo.InvariantCulture), input.Right.Sphere);
    }

    [Fact]
    public void Type_Nothing_IsNothingAndZeroIsAValue()
    {
        var (desk, input) = Open();

        desk.Type(Cell("Right.Cylinder"), "0,00");
        desk.Type(Cell("Left.Cylinder"), "  ");

        Assert.Equal(0m, input.Right.Cylinder);
        Assert.Equal("0.00", desk.Sheet.Text(Cell("Right.Cylinder")));
        Assert.Null(input.Left.Cylinder);
        Assert.Equal("", desk.Sheet.Text(Cell("Left.Cylinder")));
    }

    [Theory]
    [InlineData("-225", "value_point_missing")]
    [InlineData("−225", "value_point_missing")]
    [InlineData("2.3", "value_off_step")]
    [InlineData("abc", "value_malformed")]
    [InlineData("-31", "value_out_of_range")]
    [InlineData("1.2345", "value_decimals")]
    public void Type_WhatIsNoValue_StaysAsTypedAndIsNone(string typed, string code)
    {
        var (desk, input) = Open();
        desk.Type(Cell("Right.Sphere"), "-2.00");

        desk.Type(Cell("Right.Sphere"), typed);

        Assert.Equal(typed, desk.Sheet.Text(Cell("Right.Sphere")));
        Assert.Equal(code, Assert.Single(desk.Sheet.Refusals).Fault.Code);
        Assert.Null(input.Right.Sphere);
    }

    [Fact]
    public void Type_WithoutItsPoint_OffersTheValueInOneStep()
    {
        var (desk, input) = Open();
        desk.Type(Cell("Left.Sphere"), "-225");

        var offer = Assert.Single(desk.Offers);
        Assert.Equal((1, "-2.25"), (offer.Number, offer.Text));
        desk.Accept(offer);

        Assert.Equal(-2.25m, input.Left.Sphere);
        Assert.Empty(desk.Sheet.Refusals);
        Assert.Empty(desk.Offers);
    }

    [Fact]
    public void Type_AxisZero_Is180()
    {
        var (desk, input) = Open();

        desk.Type(Cell("Right.Axis"), "0");

        Assert.Equal(180, input.Right.Axis);
        Assert.Equal("180", desk.Sheet.Text(Cell("Right.Axis")));
    }

    [Fact]
    public void Type_BinocularDistanceAtAnEye_IsOfBothAndNeverHalved()
    {
        var (desk, input) = Open();

        desk.Type(Cell("Right.PdDistance"), "62");

        Assert.Equal(62m, input.PdDistance);
        Assert.Null(input.Right.PdDistance);
        Assert.Equal("", desk.Sheet.Text(Cell("Right.PdDistance")));
        Assert.Empty(desk.Sheet.Refusals);
    }

    [Fact]
    public void Type_PdBetweenTheRanges_IsRefused()
    {
        var (desk, input) = Open();

        desk.Type(Cell("Right.PdDistance"), "42");

        Assert.Single(desk.Sheet.Refusals);
        Assert.Null(input.PdDistance);
    }

    [Theory]
    [InlineData("-3.75", "", false)]
    [InlineData("-4.00", "", true)]
    [InlineData("-3.00", "-1.00", true)]
    [InlineData("+4.00", "", true)]
    public void VertexDistance_IsAskedForFromFourDioptresOn(string sphere, string cylinder, bool asked)
    {
        var (desk, _) = Open();

        desk.Type(Cell("Right.Sphere"), sphere);
        desk.Type(Cell("Right.Cylinder"), cylinder);

        Assert.Equal(asked, desk.AsksVertex);
    }

    [Fact]
    public void Doubts_WhilePowersAreTyped_Wait()
    {
        var (desk, _) = Open(Entries.Values(Usual));

        desk.Type(Cell("Right.Sphere"), "+2.25");
        Assert.Empty(desk.Doubts);

        desk.Review();
        Assert.NotEmpty(desk.Doubts);
    }

    [Fact]
    public void Fix_Slip_IsNamedCorrectedAndTakenBack()
    {
        var (desk, input) = Open(Entries.Values(Usual));
        desk.Fill(Entries.Values(Usual.Replace("od -2.25", "od +2.25", StringComparison.Ordinal)));

        var offer = Assert.IsType<FixOffer>(desk.Offers[0]);
        Assert.Equal(Slip.Sign, offer.Warning.Slip);
        desk.Accept(offer);
        Assert.Equal(-2.25m, input.Right.Sphere);
        Assert.Empty(desk.Doubts);
        Assert.Equal(EntryStep.Fix, desk.Undoable?.Kind);

        desk.Undo();
        Assert.Equal(2.25m, input.Right.Sphere);
        Assert.NotEmpty(desk.Doubts);
        Assert.Null(desk.Undoable);
    }

    [Fact]
    public void Undo_OfAFix_KeepsWhatWasTypedSince()
    {
        var (desk, input) = Open(Entries.Values(Usual));
        desk.Fill(Entries.Values(Usual.Replace("od -2.25", "od +2.25", StringComparison.Ordinal)));
        desk.Accept(desk.Offers[0]);
        desk.Type(Cell("Right.SegmentHeight"), "18");
        desk.Type(Cell("Left.Sphere"), "-1.75");

        desk.Undo();

        Assert.Equal((2.25m, 18m, -1.75m), (input.Right.Sphere, input.Right.SegmentHeight, input.Left.Sphere));
    }

    [Fact]
    public void Undo_OfALensThatWasTypedOverSince_MixesNothing()
    {
        var (desk, input) = Open(Entries.Values(Usual));
        desk.Fill(Entries.Values(Usual.Replace("od -2.25", "od +2.25", StringComparison.Ordinal)));
        desk.Accept(desk.Offers[0]);
        desk.Type(Cell("Right.Axis"), "175");

        desk.Undo();

        Assert.Equal((-2.25m, -0.75m, 175), (input.Right.Sphere, input.Right.Cylinder, input.Right.Axis));
    }

    [Fact]
    public void Undo_OfALine_GivesBackWhatStoodThere()
    {
        var (desk, input) = Open();
        desk.Type(Cell("Right.Sphere"), "+1.00");
        desk.Type(Cell("Left.Add"), "abc");
        desk.Fill(Entries.Values("od -2 pd 62"));

        desk.Undo();

        Assert.Equal(1m, input.Right.Sphere);
        Assert.Null(input.PdDistance);
        Assert.Equal("abc", desk.Sheet.Text(Cell("Left.Add")));
    }

    [Fact]
    public void Fill_WhereSomethingIsRefused_TakesItsPlaceOnlyThere()
    {
        var (desk, _) = Open();
        desk.Type(Cell("Right.Sphere"), "-225");
        desk.Type(Cell("Left.Axis"), "200");

        desk.Fill(Entries.Values("od -2.25"));

        Assert.Equal("-2.25", desk.Sheet.Text(Cell("Right.Sphere")));
        Assert.Equal("200", desk.Sheet.Text(Cell("Left.Axis")));
    }

    [Fact]
    public void CopyRightToLeft_CopiesWhatIsThereAndErasesNothing()
    {
        var (desk, input) = Open();
        desk.Fill(Entries.Values("od -2.25 -0.75x180 os +1.00 add 2.50 alt 18"));
        input.Right.Add = null;

        desk.CopyRightToLeft();

        Assert.Equal((-2.25m, -0.75m, 180), (input.Left.Sphere, input.Left.Cylinder, input.Left.Axis));
        Assert.Equal(2.5m, input.Left.Add);
        Assert.Equal(EntryStep.Copy, desk.Undoable?.Kind);
        desk.Undo();
        Assert.Equal(1m, input.Left.Sphere);
    }

    [Fact]
    public void Kind_ContactLensAndBack_SetsAsideAndGivesBack()
    {
        var (desk, input) = Open();
        desk.Fill(Entries.Values("od -2.25 -0.75x180 2 in alt 18 pd 31.5/31 dv 12"));
        desk.Type(Cell("Left.SegmentHeight"), "abc");

        Switch(desk, input, PrescriptionKind.ContactLens);
        Assert.Null(input.Right.PdDistance ?? input.Right.HorizontalPrism ?? input.VertexDistance ?? input.Right.SegmentHeight);
        Assert.Equal(-2.25m, input.Right.Sphere);
        Assert.Empty(desk.Sheet.Refusals);
        desk.Type(Cell("Right.BaseCurve"), "8.6");

        Switch(desk, input, PrescriptionKind.Reading);
        Assert.Equal(
            (31.5m, 2m, 12m, 18m),
            (input.Right.PdDistance, input.Right.HorizontalPrism, input.VertexDistance, input.Right.SegmentHeight)
        );
        Assert.Null(input.Right.BaseCurve);

        Switch(desk, input, PrescriptionKind.ContactLens);
        Assert.Equal(8.6m, input.Right.BaseCurve);
    }

    [Fact]
    public void Fill_WhatAContactLensDoesNotHave_IsSetAside()
    {
        var (desk, input) = Open(kind: PrescriptionKind.ContactLens);

        desk.Fill(Entries.Values("od -2.25 cb 8.6 pd 62"));

        Assert.True(desk.HasSetAside);
        Assert.Null(input.PdDistance);
        Assert.Equal(8.6m, input.Right.BaseCurve);
        Switch(desk, input, PrescriptionKind.SingleVision);
        Assert.Equal(62m, input.PdDistance);
    }

    [Fact]
    public void Notes_AboutWhatMayStillBeTyped_WaitUntilSaving()
    {
        var (desk, _) = Open();
        desk.Fill(Entries.Values("od -4.25 os -4.00 add 2"));
        Assert.DoesNotContain(desk.Notes, note => note.Code == "vertex_advised");

        desk.Review(saving: true);
        Assert.Contains(desk.Notes, note => note.Code == "vertex_advised");
    }

    private static void Switch(EntryDesk desk, PrescriptionInput input, PrescriptionKind kind)
    {
        input.Kind = kind;
        desk.Follow();
    }

    private static (EntryDesk Desk, PrescriptionInput Input) Open(
        OpticalValues? earlier = null,
        PrescriptionKind kind = PrescriptionKind.Progressive
    )
    {
        var input = Entries.Blank(kind);
        return (new EntryDesk(input, Entries.Reference(earlier)), input);
    }

    private static EntryCell Cell(string path)
    {
        var parts = path.Split('.');
        var eye = Enum.Parse<Eye>(parts[0]);
        EntryBlock[] blocks = [EntryColumns.Power, EntryColumns.Fitting, EntryColumns.Prism, EntryColumns.ContactLens];
        return new EyeCell(blocks.SelectMany(block => block.Columns).Single(column => column.Name == parts[1]), eye);
    }
}
