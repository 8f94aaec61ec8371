// System.Data: tables, relations, expressions, views, row states, XML of a data set, constraints.
// stress: 20
using System;
using System.Data;
using System.IO;
using System.Linq;

var set = new DataSet("shop");
DataTable a = set.Tables.Add("customers"), b = set.Tables.Add("orders");
a.Columns.Add("id", typeof(int)).AutoIncrement = true;
a.Columns.Add("name", typeof(string)).MaxLength = 10;
a.PrimaryKey = [a.Columns["id"]!];
b.Columns.Add("customer", typeof(int));
b.Columns.Add("price", typeof(decimal));
b.Columns.Add("count", typeof(int)).DefaultValue = 1;
b.Columns.Add("total", typeof(decimal), "price * count");
set.Relations.Add("of", a.Columns["id"]!, b.Columns["customer"]!);
a.Columns.Add("sum", typeof(decimal), "Sum(Child(of).total)");
foreach (string n in new[] { "ann", "bob", "cyd" }) a.Rows.Add(null, n);
b.Rows.Add(0, 2.5m, 4);
b.Rows.Add(0, 1m);
b.Rows.Add(1, 7m, 2);
foreach (DataRow r in a.Rows) Console.WriteLine($"{r["id"]} {r["name"]} {r["sum"]} {r.GetChildRows("of").Length} {r.RowState}");
Console.WriteLine(b.Compute("Max(price)", "count > 1") + " " + string.Join(",", a.Select("name like 'b%' or id = 2", "name desc").Select(r => r["name"])) + " " + a.Rows.Find(1)!["name"]);
set.AcceptChanges();
a.Rows[0]["name"] = "amy";
a.Rows[2].Delete();
b.Rows.Add(1, 3m, 3);
Console.WriteLine(string.Join(" ", a.Rows.Cast<DataRow>().Select(r => r.RowState)) + " " + a.Rows[0]["name", DataRowVersion.Original] + " " + set.GetChanges()!.Tables["orders"]!.Rows.Count);
var view = new DataView(b, "total >= 9", "total DESC", DataViewRowState.CurrentRows);
Console.WriteLine(string.Join(" ", view.Cast<DataRowView>().Select(v => v["total"])) + " " + view.Find(14m));
set.RejectChanges();
Console.WriteLine(a.Rows.Count + " " + a.Rows[0]["name"]);
foreach (Action bad in new Action[] { () => a.Rows.Add(0, "dup"), () => a.Rows[0]["name"] = "much too long a name", () => b.Rows.Add(99, 1m), () => a.Rows[0]["id"] = "x", () => _ = a.Rows[0]["none"], () => a.Select("name ~ 1") })
    try { bad(); Console.WriteLine("accepted"); } catch (Exception e) { Console.WriteLine(e.GetType().Name + ": " + e.Message); }
var w = new StringWriter();
set.WriteXml(w);
Console.WriteLine(w);
var flat = new DataSet("flat");
flat.Tables.Add(new DataView(b).ToTable("lines", true, "customer", "price"));
w = new StringWriter();
flat.WriteXml(w, XmlWriteMode.WriteSchema);
var back = new DataSet();
back.ReadXml(new StringReader(w.ToString()));
Console.WriteLine(back.DataSetName + " " + back.Tables.Count + " " + back.Tables["lines"]!.Rows[2]["price"] + " " + back.Tables["lines"]!.Columns["price"]!.DataType);
using var reader = a.CreateDataReader();
while (reader.Read()) Console.Write(reader.GetString(1) + ":" + reader.GetFieldType(0).Name + " ");
Console.WriteLine();


// expect: 0 ann 11.0 2 Added
// expect: 1 bob 14 1 Added
// expect: 2 cyd  0 Added
// expect: 7 cyd,bob bob
// expect: Modified Unchanged Deleted ann 1
// expect: 14 10.0 9 0
// expect: 3 ann
// expect: ConstraintException: Column 'id' is constrained to be unique.  Value '0' is already present.
// expect: ArgumentException: Cannot set column 'name'. The value violates the MaxLength limit of this column.
// expect: InvalidConstraintException: ForeignKeyConstraint of requires the child key values (99) to exist in the parent table.
// expect: ArgumentException: The input string 'x' was not in a correct format.Couldn't store <x> in id Column.  Expected type is Int32.
// expect: ArgumentException: Column 'none' does not belong to table customers.
// expect: EvaluateException: The expression contains unsupported operator '~'.
// expect: <shop>
// expect:   <customers>
// expect:     <id>0</id>
// expect:     <name>ann</name>
// expect:     <sum>11.0</sum>
// expect:   </customers>
// expect:   <customers>
// expect:     <id>1</id>
// expect:     <name>bob</name>
// expect:     <sum>23</sum>
// expect:   </customers>
// expect:   <customers>
// expect:     <id>2</id>
// expect:     <name>cyd</name>
// expect:   </customers>
// expect:   <orders>
// expect:     <customer>0</customer>
// expect:     <price>2.5</price>
// expect:     <count>4</count>
// expect:     <total>10.0</total>
// expect:   </orders>
// expect:   <orders>
// expect:     <customer>0</customer>
// expect:     <price>1</price>
// expect:     <count>1</count>
// expect:     <total>1</total>
// expect:   </orders>
// expect:   <orders>
// expect:     <customer>1</customer>
// expect:     <price>7</price>
// expect:     <count>2</count>
// expect:     <total>14</total>
// expect:   </orders>
// expect: </shop>
// expect: flat 1 7 System.Decimal
// expect: ann:Int32 bob:Int32 cyd:Int32 
