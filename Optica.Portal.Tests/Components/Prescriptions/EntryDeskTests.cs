namespace Optica.Portal.Tests.Components.Prescriptions;

/// <summary>What is typed cell by cell, without a screen.</summary>
public sealed class EntryDeskTests
{
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
        var (desk, input) = Entries.Open();

        desk.Type(Entries.Cell("Right.Sphere"), typed);

        Assert.Equal(written, desk.Sheet.Text(Entries.Cell("Right.Sphere")));
        Assert.Equal(decimal.Parse(written, System.Globalization.CultureInfo.InvariantCulture), input.Right.Sphere);
    }

    [Fact]
    public void Type_Nothing_IsNothingAndZeroIsAValue()
    {
        var (desk, input) = Entries.Open();

        desk.Type(Entries.Cell("Right.Cylinder"), "0,00");
        desk.Type(Entries.Cell("Left.Cylinder"), "  ");

        Assert.Equal(0m, input.Right.Cylinder);
        Assert.Equal("0.00", desk.Sheet.Text(Entries.Cell("Right.Cylinder")));
        Assert.Null(input.Left.Cylinder);
        Assert.Equal("", desk.Sheet.Text(Entries.Cell("Left.Cylinder")));
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
        var (desk, input) = Entries.Open();
        desk.Type(Entries.Cell("Right.Sphere"), "-2.00");

        desk.Type(Entries.Cell("Right.Sphere"), typed);

        Assert.Equal(typed, desk.Sheet.Text(Entries.Cell("Right.Sphere")));
        Assert.Equal(code, Assert.Single(desk.Sheet.Refusals).Fault.Code);
        Assert.Null(input.Right.Sphere);
    }

    [Fact]
    public void Type_WithoutItsPoint_OffersTheValueInOneStep()
    {
        var (desk, input) = Entries.Open();
        desk.Type(Entries.Cell("Left.Sphere"), "-225");

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
        var (desk, input) = Entries.Open();

        desk.Type(Entries.Cell("Right.Axis"), "0");

        Assert.Equal(180, input.Right.Axis);
        Assert.Equal("180", desk.Sheet.Text(Entries.Cell("Right.Axis")));
    }

    [Fact]
    public void Type_BinocularDistanceAtAnEye_IsOfBothAndNeverHalved()
    {
        var (desk, input) = Entries.Open();

        desk.Type(Entries.Cell("Right.PdDistance"), "62");

        Assert.Equal(62m, input.PdDistance);
        Assert.Null(input.Right.PdDistance);
        Assert.Equal("", desk.Sheet.Text(Entries.Cell("Right.PdDistance")));
        Assert.Empty(desk.Sheet.Refusals);
    }

    [Fact]
    public void Type_PdBetweenTheRanges_IsRefused()
    {
        var (desk, input) = Entries.Open();

        desk.Type(Entries.Cell("Right.PdDistance"), "42");

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
        var (desk, _) = Entries.Open();

        desk.Type(Entries.Cell("Right.Sphere"), sphere);
        desk.Type(Entries.Cell("Right.Cylinder"), cylinder);

        Assert.Equal(asked, desk.AsksVertex);
    }
}
